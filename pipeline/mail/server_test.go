package mail_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A scripted server is a mail server on this machine that behaves as a test says.
type scripted struct {
	t        testing.TB
	listener net.Listener
	cert     tls.Certificate
	implicit bool   // TLS from the first byte
	plain    bool   // no STARTTLS offered
	offers   string // of AUTH; "" none
	wide     bool   // addresses beyond ASCII are taken

	// say is asked before each answer: the verb, its argument, and how often it
	// came. "" leaves the usual answer, "drop" closes the line, "stall" is silence,
	// anything else is the answer. The verbs are the greeting, EHLO, AUTH, MAIL,
	// RCPT, DATA, HALF (in the middle of the content) and DOT.
	say func(verb, arg string, n int) string

	mu       sync.Mutex
	counts   map[string]int
	received []receivedMail
	logins   []string
	verbs    []string
	heard    []string // commands as they came
	now      int      // connections that are open, and the most there were
	most     int
}

type receivedMail struct{ from, to, data string }

// authority signs the certificates of tests.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	file string
}

func newAuthority(t testing.TB) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, IsCA: true,
		BasicConstraintsValid: true,
		NotBefore:             time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{key: key, file: filepath.Join(t.TempDir(), "ca.pem")}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(a.file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

// issue is a certificate for a name, valid until a moment.
func (a *authority) issue(t testing.TB, name string, until time.Time) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: until, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	if ip := net.ParseIP(name); ip != nil {
		template.DNSNames, template.IPAddresses = nil, []net.IP{ip}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// start listens on this machine until the test ends.
func (s *scripted) start(t testing.TB) *scripted {
	t.Helper()
	s.t, s.counts = t, map[string]int{}
	var err error
	if s.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.listener.Close() })
	go func() {
		for {
			conn, err := s.listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

func (s *scripted) port() int { return s.listener.Addr().(*net.TCPAddr).Port }

func (s *scripted) mail() []receivedMail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]receivedMail(nil), s.received...)
}

// atOnce is how many connections there were at one time.
func (s *scripted) atOnce() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// A call is one connection.
type call struct {
	*scripted
	conn     net.Conn
	in       *bufio.Reader
	from, to string
}

func (s *scripted) serve(conn net.Conn) {
	defer conn.Close()
	s.open(1)
	defer s.open(-1)
	if s.implicit {
		conn = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{s.cert}})
	}
	c := &call{scripted: s, conn: conn, in: bufio.NewReader(conn)}
	if !c.answer("greeting", "", "220 mail.test ESMTP") {
		return
	}
	for {
		line, err := c.in.ReadString('\n')
		if err != nil || !c.command(strings.TrimRight(line, "\r\n")) {
			return
		}
	}
}

// open counts a connection that came, or went.
func (s *scripted) open(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now += n
	s.most = max(s.most, s.now)
}

// answer says what the script wants, else the usual; false ends the connection.
func (c *call) answer(verb, arg, usual string) bool { return c.reply(c.decide(verb, arg, usual)) }

// decide is the answer that the script wants, else the usual.
func (c *call) decide(verb, arg, usual string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[verb+arg]++
	c.verbs = append(c.verbs, verb+" "+arg)
	if c.say != nil {
		if said := c.say(verb, arg, c.counts[verb+arg]); said != "" {
			return said
		}
	}
	return usual
}

// reply says it; false ends the connection.
func (c *call) reply(said string) bool {
	switch said {
	case "drop":
		return false
	case "stall":
		_, _ = c.in.ReadString(0) // until the other side hangs up
		return false
	case "-":
		return true
	}
	_, err := fmt.Fprintf(c.conn, "%s\r\n", strings.ReplaceAll(said, "\n", "\r\n"))
	return err == nil && !strings.HasPrefix(said, "421")
}

func (c *call) command(line string) bool {
	c.mu.Lock()
	c.heard = append(c.heard, line)
	c.mu.Unlock()
	verb, arg, _ := strings.Cut(line, " ")
	switch verb = strings.ToUpper(verb); verb {
	case "EHLO", "HELO":
		return c.answer("EHLO", "", c.extensions())
	case "STARTTLS":
		if !c.answer("STARTTLS", "", "220 go on") {
			return false
		}
		c.conn = tls.Server(c.conn, &tls.Config{Certificates: []tls.Certificate{c.cert}})
		c.in = bufio.NewReader(c.conn)
		return true
	case "AUTH":
		return c.login(arg)
	case "MAIL":
		c.from = between(arg)
		return c.answer("MAIL", "", "250 ok")
	case "RCPT":
		c.to = between(arg)
		return c.answer("RCPT", c.to, "250 ok")
	case "DATA":
		return c.data()
	case "QUIT":
		c.answer("QUIT", "", "221 bye")
		return false
	}
	return c.answer(verb, "", "250 ok")
}

func (c *call) extensions() string {
	out := []string{"mail.test", "8BITMIME", "DSN", "PIPELINING"}
	if c.wide {
		out = append(out, "SMTPUTF8")
	}
	if _, secure := c.conn.(*tls.Conn); !secure && !c.plain {
		out = append(out, "STARTTLS")
	} else if c.offers != "" {
		out = append(out, "AUTH "+c.offers)
	}
	for i, x := range out {
		out[i] = map[bool]string{true: "250 ", false: "250-"}[i == len(out)-1] + x
	}
	return strings.Join(out, "\n")
}

// login takes any credentials and remembers them.
func (c *call) login(arg string) bool {
	kind, first, _ := strings.Cut(arg, " ")
	words := []string{kind}
	if first != "" {
		text, _ := base64.StdEncoding.DecodeString(first)
		words = append(words, string(text))
	}
	questions := map[string][]string{"LOGIN": {"Username:", "Password:"}, "CRAM-MD5": {"<1@mail.test>"}}[kind]
	for _, q := range questions {
		fmt.Fprintf(c.conn, "334 %s\r\n", base64.StdEncoding.EncodeToString([]byte(q)))
		line, err := c.in.ReadString('\n')
		if err != nil {
			return false
		}
		text, _ := base64.StdEncoding.DecodeString(strings.TrimSpace(line))
		words = append(words, string(text))
	}
	c.mu.Lock()
	c.logins = append(c.logins, strings.Join(words, " "))
	c.mu.Unlock()
	return c.answer("AUTH", "", "235 welcome")
}

func (c *call) data() bool {
	said := c.decide("DATA", c.to, "354 go on")
	if !c.reply(said) {
		return false
	}
	if !strings.HasPrefix(said, "354") {
		return true
	}
	var b strings.Builder
	for n := 0; ; n++ {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return false
		}
		if n == 20 && !c.answer("HALF", c.to, "-") {
			return false
		}
		if line == ".\r\n" {
			break
		}
		b.WriteString(strings.TrimPrefix(line, "."))
	}
	said = c.decide("DOT", c.to, "250 queued")
	if !strings.HasPrefix(said, "4") && !strings.HasPrefix(said, "5") {
		c.mu.Lock()
		c.received = append(c.received, receivedMail{c.from, c.to, b.String()})
		c.mu.Unlock()
	}
	return c.reply(said)
}

// between is the address in <…>.
func between(arg string) string {
	_, arg, _ = strings.Cut(arg, "<")
	arg, _, _ = strings.Cut(arg, ">")
	return arg
}
