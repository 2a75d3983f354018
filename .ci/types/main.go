// Command types checks the types of the program as other systems build it, from
// source and without compiling: what does not fit there is found in seconds.
//
//	go run ./.ci/types windows/amd64 darwin/arm64
package main

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/tools/go/packages"
)

func main() {
	bad := 0
	for _, system := range os.Args[1:] {
		goos, arch, _ := strings.Cut(system, "/")
		loaded, err := packages.Load(&packages.Config{
			Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedTypes |
				packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedTypesSizes,
			Env: append(os.Environ(), "GOOS="+goos, "GOARCH="+arch, "CGO_ENABLED=0"),
		}, "./cmd/...")
		if err != nil {
			fmt.Fprintln(os.Stderr, "types:", err)
			os.Exit(2)
		}
		bad += packages.PrintErrors(loaded)
		fmt.Println("types", system)
	}
	if bad > 0 {
		os.Exit(1)
	}
}
