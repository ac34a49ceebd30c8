# syntax=docker/dockerfile:1
# One image for the gateway (`serve`) and the commands (`import`, `train`, `publish`, …).

FROM node:20-slim AS sources
RUN npm install --global pnpm@12.21.0
WORKDIR /app
COPY . .

# The playground, which needs tools that the image goes without.
FROM sources AS playground
RUN pnpm install --frozen-lockfile
RUN pnpm --filter @fusionrank/gateway build

# What runs, without dev dependencies.
FROM sources AS production
RUN pnpm install --frozen-lockfile --prod

FROM node:20-slim
ENV NODE_ENV=production FUSIONRANK_HOME=/var/lib/fusionrank
COPY --from=production /app /app
COPY --from=playground /app/apps/gateway/playground/dist /app/apps/gateway/playground/dist
RUN mkdir -p /var/lib/fusionrank && chown node:node /var/lib/fusionrank
USER node
WORKDIR /app
VOLUME /var/lib/fusionrank
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=64", "apps/trainer/bin/fusionrank.mjs"]
CMD ["serve", "--host", "0.0.0.0", "--port", "4000"]
