package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

var port = regexp.MustCompile(`port: \d+`)

// mailServer captures what is sent: mailserver DIR [login] starts a server, writes
// its port into input/sponsorbook.yaml, each message with its envelope into DIR/1,
// DIR/2 …, and what it heard into DIR/log. With "login" it wants one, and refuses it.
func mailServer(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	s := &capturing{dir: dir, refuses: len(args) > 1}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	file := ts.MkAbs("input/sponsorbook.yaml")
	text, err := os.ReadFile(file)
	ts.Check(err)
	text = port.ReplaceAll(text, fmt.Appendf(nil, "port: %d", l.Addr().(*net.TCPAddr).Port))
	ts.Check(os.WriteFile(file, text, 0o644))
}

// A capturing server takes every message.
type capturing struct {
	dir     string
	refuses bool

	mu   sync.Mutex
	mail int
}

func (s *capturing) serve(conn net.Conn) {
	defer conn.Close()
	in, envelope := bufio.NewReader(conn), ""
	say := func(text string) { fmt.Fprintf(conn, "%s\r\n", text) }
	say("220 localhost ESMTP")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		s.log(line)
		switch verb, _, _ := strings.Cut(strings.TrimSpace(line), " "); strings.ToUpper(verb) {
		case "EHLO":
			say(map[bool]string{true: "250-localhost\r\n250 AUTH PLAIN", false: "250 localhost"}[s.refuses])
		case "AUTH":
			say("535 5.7.8 no")
		case "MAIL":
			envelope = line
			say("250 ok")
		case "RCPT":
			envelope += line
			say("250 ok")
		case "DATA":
			say("354 go on")
			for text := envelope; ; text += line {
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
				if line == ".\r\n" {
					s.keep(text)
					break
				}
			}
			say("250 queued")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *capturing) log(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644); err == nil {
		_, _ = f.WriteString(line)
		_ = f.Close()
	}
}

func (s *capturing) keep(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mail++
	_ = os.WriteFile(filepath.Join(s.dir, fmt.Sprint(s.mail)), []byte(strings.ReplaceAll(text, "\r\n", "\n")), 0o644)
}
