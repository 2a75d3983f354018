package svg

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

var (
	comments = regexp.MustCompile(`(?s)/\*.*?\*/`)
	rule     = regexp.MustCompile(`(?s)([^{}]*)\{([^{}]*)\}`)
	class    = regexp.MustCompile(`^\.[\w-]+$`)
)

// sheet reads a style sheet of classes.
func (d *drawing) sheet(n *node) error {
	text := comments.ReplaceAllString(n.text, "")
	if left := strings.TrimSpace(rule.ReplaceAllString(text, "")); left != "" {
		return n.wrong("the style sheet has more than classes: %.40q", left)
	}
	for _, m := range rule.FindAllStringSubmatch(text, -1) {
		all, err := declarations(m[2])
		if err != nil {
			return n.wrong("style %w", err)
		}
		for selector := range strings.SplitSeq(m[1], ",") {
			selector = strings.TrimSpace(selector)
			if !class.MatchString(selector) {
				return n.wrong(
					"the style sheet chooses by %q; only classes such as .a are supported: save it with presentation attributes", selector)
			}
			d.classes[selector[1:]] = append(d.classes[selector[1:]], all...)
		}
	}
	return nil
}

// declarations are "fill: red; stroke: none".
func declarations(text string) ([]property, error) {
	var out []property
	for part := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			return nil, fmt.Errorf("%q is not a property with its value", strings.TrimSpace(part))
		}
		out = append(out, property{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
	return out, nil
}

// paint is a colour, or nil for none.
func paint(value string, current Colour) (*Colour, error) {
	v := strings.ToLower(value)
	switch {
	case v == "none" || v == "transparent":
		return nil, nil
	case v == "currentcolor":
		return &current, nil
	case strings.HasPrefix(v, "url("):
		return nil, errors.New("with a gradient or pattern is not supported: give it one colour, or save the logo as PNG")
	case strings.HasPrefix(v, "#"):
		return hexadecimal(v)
	case strings.HasPrefix(v, "rgb("):
		return mixed(v)
	}
	if c, ok := colornames.Map[v]; ok {
		return &Colour{c.R, c.G, c.B}, nil
	}
	return nil, fmt.Errorf("%q is no colour that is supported; write it as #1f3a5f", value)
}

// hexadecimal is #rgb or #rrggbb, either with a transparency that is none.
func hexadecimal(v string) (*Colour, error) {
	digits := v[1:]
	if len(digits) == 3 || len(digits) == 4 {
		var twice strings.Builder
		for _, c := range digits {
			twice.WriteRune(c)
			twice.WriteRune(c)
		}
		digits = twice.String()
	}
	if len(digits) == 8 {
		digits = strings.TrimSuffix(digits, "ff")
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return nil, fmt.Errorf("%q is no solid colour; write it as #1f3a5f", v)
	}
	return &Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
}

// mixed is rgb(31, 58, 95) or rgb(12%, 23%, 37%).
func mixed(v string) (*Colour, error) {
	parts := strings.FieldsFunc(strings.TrimSuffix(strings.TrimPrefix(v, "rgb("), ")"), func(r rune) bool { return r == ',' || r == ' ' })
	var c [3]uint8
	if len(parts) != 3 {
		return nil, fmt.Errorf("%q is no solid colour; write it as #1f3a5f", v)
	}
	for i, p := range parts {
		digits, percent := strings.CutSuffix(p, "%")
		n, err := strconv.ParseFloat(digits, 64)
		if percent {
			n *= 2.55
		}
		if err != nil || !(n >= 0 && n <= 255.5) {
			return nil, fmt.Errorf("%q is no colour; write it as #1f3a5f", v)
		}
		c[i] = uint8(min(n+0.5, 255))
	}
	return &Colour{c[0], c[1], c[2]}, nil
}
