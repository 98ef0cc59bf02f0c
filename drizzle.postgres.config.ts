import { defineConfig } from 'drizzle-kit'

// Chooses the engine before the schema is loaded: no database is connected.
process.env.DATABASE_URL ||= 'postgres://localhost/schema'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema.ts',
  out: './db/migrations-postgres',
  casing: 'snake_case',
})
