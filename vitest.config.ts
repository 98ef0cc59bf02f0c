import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    env: { LOG_LEVEL: 'silent' },
    include: ['{app,auth,cli,components,db,domain,lib,scripts,server}/**/*.test.{ts,tsx}'],
    globalSetup: ['db/test-template.ts'],
    setupFiles: ['db/test-database.ts'],
    testTimeout: 30_000,
  },
})
