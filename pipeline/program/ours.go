package program

// Files of a book begin so, and no export does: they are never read as one,
// wherever they lie.
const (
	PageMark     = `<meta name="generator" content="sponsorbook">`
	FindingsHead = "severity,code,file,sheet,cell,message,mend\n"
)
