package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"os"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// A dialer opens connections to the server, encrypted and logged in.
type dialer struct {
	server      Server
	credentials Credentials
	tls         *tls.Config
	timeout     time.Duration
}

func newDialer(s Server, c Credentials, timeout time.Duration) (*dialer, error) {
	d := &dialer{server: s, credentials: c, timeout: timeout,
		tls: &tls.Config{ServerName: s.Host, MinVersion: tls.VersionTLS12}}
	if s.CAFile == "" {
		return d, nil
	}
	pem, err := os.ReadFile(s.CAFile)
	if err != nil {
		return nil, fmt.Errorf("read delivery.server.ca_file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate in PEM", s.CAFile)
	}
	d.tls.RootCAs = pool
	return d, nil
}

// hopeless marks what no other attempt and no other message would mend.
type hopeless struct{ error }

func (h hopeless) Unwrap() error { return h.error }

// A connection is a client with the line below it, whose deadline can be set
// while the client waits.
type connection struct {
	*smtp.Client
	line net.Conn
}

// grant gives the server time to answer from now on.
func (c *connection) grant(d time.Duration) error { return c.line.SetDeadline(time.Now().Add(d)) }

// open is a connection ready to take a message. An error is hopeless, or worth
// another attempt.
func (d *dialer) open(ctx context.Context) (*connection, error) {
	ctx, stop := context.WithTimeout(ctx, d.timeout)
	defer stop()
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", d.server.address())
	if err != nil {
		return nil, fmt.Errorf("reach %s: %w", d.server.address(), err)
	}
	line := conn
	stopped := context.AfterFunc(ctx, func() { _ = line.SetDeadline(time.Now()) })
	defer stopped()
	if d.server.Security == "tls" {
		secure := tls.Client(conn, d.tls)
		if err := secure.HandshakeContext(ctx); err != nil {
			_ = conn.Close()
			return nil, d.distrusted(err)
		}
		conn = secure
	}
	c, err := smtp.NewClient(conn, d.server.Host)
	if err != nil {
		_ = conn.Close()
		return nil, fmt.Errorf("greet %s: %w", d.server.Host, err)
	}
	if err := d.prepare(c); err != nil {
		_ = c.Close()
		return nil, err
	}
	return &connection{c, line}, nil
}

// prepare says hello, encrypts and logs in.
func (d *dialer) prepare(c *smtp.Client) error {
	if err := c.Hello(d.server.Hello); err != nil {
		return fmt.Errorf("greet %s: %w", d.server.Host, err)
	}
	if d.server.Security == "starttls" {
		if ok, _ := c.Extension("STARTTLS"); !ok {
			return hopeless{fmt.Errorf("%s offers no STARTTLS, and nothing is sent in the clear; try security tls", d.server.Host)}
		}
		if err := c.StartTLS(d.tls); err != nil {
			return d.distrusted(err)
		}
	}
	_, offered := c.Extension("AUTH")
	m, err := choose(d.server.Auth, offered, d.credentials, d.server.Security != "none" || loopback(d.server.Host))
	if err != nil {
		return hopeless{err}
	}
	if m == nil {
		return nil
	}
	if err := c.Auth(m.start(d.credentials, d.server.Host)); err != nil {
		err = fmt.Errorf("log in to %s as %s with %s: %w", d.server.Host, d.credentials.User, m.name, err)
		if temporary(err) {
			return err
		}
		return hopeless{fmt.Errorf("%w; the login was refused and is not tried again, and nothing was sent over it: mend %s, or choose "+
			"another delivery.server.auth",
			err, d.server.secret(m))}
	}
	return nil
}

// distrusted makes a certificate that is not trusted hopeless.
func (d *dialer) distrusted(err error) error {
	var bad *tls.CertificateVerificationError
	if errors.As(err, &bad) {
		return hopeless{fmt.Errorf("the certificate of %s is not trusted, and nothing was sent: %w", d.server.Host, err)}
	}
	return fmt.Errorf("encrypt the connection to %s: %w", d.server.Host, err)
}

// temporary reports whether another attempt may help: the server said so (4xx),
// or the line broke.
func temporary(err error) bool {
	var said *textproto.Error
	if errors.As(err, &said) {
		return said.Code < 500
	}
	return true
}

// answered reports whether the server itself answered.
func answered(err error) bool {
	var said *textproto.Error
	return errors.As(err, &said)
}
