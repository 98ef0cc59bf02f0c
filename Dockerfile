# Two stages: one builds with everything, the other carries what the server needs. Written on machines without a container
# engine: the image was not built; docs/operating.md says what was tried instead. If it fails for you, please say how.

# Moved on with each version of Gazette; --build-arg NODE=24 takes the newest of that line.
ARG NODE=24.21.0

FROM node:${NODE}-trixie AS build
WORKDIR /gazette
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The build wants a data directory for its key; this one is thrown away. An image therefore has its own names for server
# actions: a desk page left open over an upgrade must be reloaded. Texts are not at risk, the editor saves without actions.
RUN DATA_DIR=/tmp/build node scripts/ready.mjs \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache /tmp/build e2e bench .ci

FROM node:${NODE}-trixie-slim
LABEL org.opencontainers.image.title="Gazette" org.opencontainers.image.licenses="MIT"
WORKDIR /gazette
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 DATA_DIR=/data
# Owned by root: what serves cannot change what is served.
COPY --from=build /gazette ./
# A new volume takes over the owners and permissions of these folders.
RUN install --directory --mode=0700 --owner=node --group=node /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# `exec`, or a stop would reach the shell and not the server.
CMD ["sh", "-c", "node --import tsx cli/main.ts prepare && exec node --import tsx server/main.ts"]
