# Two stages: one builds with everything, the other carries what the server needs.
# (Written on a machine without a container engine: if it fails for you, please say how.)

FROM node:24-trixie AS build
WORKDIR /gazette
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
# The build wants a data directory for its key; this one is thrown away. An image therefore has its own names for server
# actions: a desk page left open over an upgrade must be reloaded. Texts are not at risk, the editor saves without actions.
RUN DATA_DIR=/tmp/build node scripts/ready.mjs \
  && npm prune --omit=dev \
  && rm -rf .next/cache /tmp/build

FROM node:24-trixie-slim
WORKDIR /gazette
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 DATA_DIR=/data
COPY --from=build --chown=node:node /gazette ./
RUN mkdir -m 0700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# `exec`, or a stop would reach the shell and not the server.
CMD ["sh", "-c", "node --import tsx cli/main.ts prepare && exec node --import tsx server/main.ts"]
