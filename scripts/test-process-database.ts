import { inject } from 'vitest'
import { databaseAt, runAt } from '../db/test-server'

// Before anything else of a test is loaded: the database of this process, made of the template once.

const { url, template } = inject('postgres')
const name = `${template}_${process.pid}_${process.env.VITEST_POOL_ID}`
const processState = globalThis as { databaseOfTests?: string }

if (processState.databaseOfTests !== name) await runAt(url, `create database ${name} template ${template}`)
processState.databaseOfTests = name
process.env.DATABASE_URL = databaseAt(url, name)
