import { inject } from 'vitest'
import { databaseAt, runAt } from '../db/test-server'

// Runs before a test is loaded: makes this process's database from the template.

const { url, template } = inject('postgres')
const name = `${template}_${process.pid}_${process.env.VITEST_POOL_ID}`
const processState = globalThis as { databaseOfTests?: string }

if (processState.databaseOfTests !== name) await runAt(url, `create database ${name} template ${template}`)
processState.databaseOfTests = name
process.env.DATABASE_URL = databaseAt(url, name)
