// Command sponsorbook runs an executive sponsor program from spreadsheet
// exports: it reads them and writes the month's book.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
