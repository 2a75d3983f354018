package canvas

import (
	"fmt"

	"sponsorbook/pipeline/pdf/press"
)

// Finish ends the drawing.
func (c *Canvas) Finish() (*press.Page, error) {
	c.close()
	if n := len(c.marks.open); n > 0 {
		return nil, fmt.Errorf("finish a page: the element %s was not ended", c.marks.open[n-1].Tag)
	}
	if c.marks.wrong != "" {
		return nil, fmt.Errorf("finish a page: %s", c.marks.wrong)
	}
	defer raws.Put(c.raw)
	content, err := c.raw.page()
	if err != nil {
		return nil, err
	}
	c.page.Seal(content)
	return c.page, nil
}
