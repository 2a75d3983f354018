package score

import (
	"testing"

	"sponsorbook/pipeline/goldentest"
)

func TestTheFiguresPageIsTheProgramsOwn(t *testing.T) {
	goldentest.Same(t, "../../docs/kpis.md", Reference())
}
