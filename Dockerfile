# Two stages: one builds with everything, the other has Node, what serves, and the packages that it loads. bench/README.md says
# what was tried.

# Moved on with each version of Gazette; --build-arg NODE=24 takes the newest of that line. A tag can be moved: whoever wants the same
# bytes each time writes the digest behind it (node:24.21.0-trixie-slim@sha256:…, as "docker buildx imagetools inspect" prints it).
ARG NODE=24.21.0

FROM node:${NODE}-trixie AS build
WORKDIR /gazette
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The build wants a data directory, which is thrown away. The last command fails where its folder holds anything for building or testing.
RUN DATA_DIR=/tmp/build node scripts/ready.mjs && node scripts/image.mjs /image

FROM node:${NODE}-trixie-slim
LABEL org.opencontainers.image.title="Gazette" org.opencontainers.image.licenses="MIT"
WORKDIR /gazette
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 DATA_DIR=/data
# Owned by root: what serves cannot change what is served.
COPY --from=build /image ./
# A new volume takes over the owners and permissions of these folders.
RUN install --directory --mode=0700 --owner=node --group=node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3000
# Podman builds in a format that has no such line: podman build --format docker, or the one of compose.yaml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# One process prepares and serves, and hears a stop at any moment: neither a shell nor an init has to stand around it.
CMD ["node", "--max-semi-space-size=4", ".compiled/server/start.js"]
