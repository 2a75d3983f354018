// Package templates holds the page shell of the web pages: the frame around
// every page, its style, and the script that sorts and searches tables; and the
// languages; and the two forms of a mailed message. A configuration may put files
// of the names of the shell and the forms in their place.
package templates

import "embed"

// The files of the page shell.
const (
	PageHTML = "page.html" // an html/template
	PageCSS  = "page.css"
	PageJS   = "page.js"
)

// The files of a message.
const (
	MailHTML = "mail.html" // an html/template
	MailText = "mail.txt"  // a text/template
)

// Mail holds the files of a message.
//
//go:embed mail.html mail.txt
var Mail embed.FS

// Page holds the files of the page shell.
//
//go:embed page.html page.css page.js
var Page embed.FS

// Languages holds one file a language: how pages say numbers, days and phrases
// in it. The name of a file is the language's BCP 47 tag.
//
//go:embed languages/*.yaml
var Languages embed.FS
