package program

// What the workbook of a new workspace carries so that it is known again: by
// who writes it, and by who reads it among the exports.
const (
	// ExampleMark begins the first cell of the row that shows how a sheet is
	// filled in. Such a row is never data.
	ExampleMark = "Example, not read: "
	// WorkspaceTitle is the first cell of the sheet that explains the others. It
	// holds no table.
	WorkspaceTitle = "sponsorbook: what no system exports"
)
