# The program alone, in one layer. `make release` builds what is copied.
#
#   docker build -t sponsorbook .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/data" sponsorbook run
#
# To send mail, let it read the machine's certificates as well:
# --volume /etc/ssl/certs:/etc/ssl/certs:ro
FROM scratch
ARG TARGETARCH=amd64
COPY dist/bin/linux_${TARGETARCH}/sponsorbook /sponsorbook
WORKDIR /data
ENTRYPOINT ["/sponsorbook"]
