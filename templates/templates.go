// Package templates holds the page shell of the web pages: the frame around
// every page, its style, and the script that sorts and searches tables. A
// configuration may put files of the same names in their place.
package templates

import "embed"

// The files of the page shell.
const (
	PageHTML = "page.html" // an html/template
	PageCSS  = "page.css"
	PageJS   = "page.js"
)

// Page holds the files of the page shell.
//
//go:embed page.html page.css page.js
var Page embed.FS
