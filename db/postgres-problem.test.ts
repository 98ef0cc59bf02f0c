import { afterEach, expect, inject, test } from 'vitest'
import { migratePostgres } from './migrate-postgres'
import { postgresProblem, factsProblem, type DatabaseFacts } from './postgres-problem'
import { databaseAt, runAt } from './test-server'

const { url } = inject('postgres')
const name = `${inject('postgres').template}_problem_${process.pid}`
const address = databaseAt(url, name)

afterEach(() => runAt(url, `drop database if exists "${name}" with (force)`))

async function database(options = `encoding 'UTF8'`) {
  await runAt(url, `create database "${name}" ${options} template template0`)
}

test('an empty database becomes an archive, by two who start at once, and stands in nobody’s way afterwards', async () => {
  await database()
  expect(await postgresProblem(address)).toBeUndefined()
  await Promise.all([migratePostgres(address), migratePostgres(address)])
  expect(await postgresProblem(address)).toBeUndefined()
  expect((await runAt(address, 'select n from public_version')).rows).toEqual([{ n: 1 }])
})

test('where nobody answers, and where there is no such database', async () => {
  expect(await postgresProblem('postgres://gazette@127.0.0.1:1/archive')).toMatch(
    /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)/,
  )
  expect(await postgresProblem(address)).toMatch(/^DATABASE_URL: the server at .* has no database “.*”; make one/)
})

test('a database of something else, one in another encoding, and one of a later version are left alone', async () => {
  await database()
  await runAt(address, 'create table songs (name text)')
  await expect(migratePostgres(address)).rejects.toThrow('DATABASE_URL: the database has tables of something else')
  await runAt(url, `drop database "${name}"`)
  await database(`encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'`)
  expect(await postgresProblem(address)).toMatch('the database is in SQL_ASCII')
  await runAt(url, `drop database "${name}"`)
  await database()
  await migratePostgres(address)
  await runAt(address, 'update __drizzle_migrations set created_at = created_at + 1e12; delete from installation')
  expect(await postgresProblem(address)).toMatch('a later version of Gazette has changed this database')
})

test('a user who may not make tables, owns none of them, or gets no connection is told what to do', async () => {
  await database()
  const role = `limited_${process.pid}`
  await runAt(url, `create role ${role} login`)
  const theirs = new URL(address)
  theirs.username = role
  try {
    expect(await postgresProblem(theirs.href)).toMatch('the user may not make tables there; give the rights')
    await migratePostgres(address)
    expect(await postgresProblem(theirs.href)).toMatch(
      'tables of this archive belong to another user; give them to the',
    )
    await runAt(url, `alter role ${role} connection limit 0`)
    expect(await postgresProblem(theirs.href)).toMatch(new RegExp(`has no connection left for ${role}`))
  } finally {
    await runAt(address, `drop role ${role}`)
  }
})

test('an older server, and a copy that can only be read', () => {
  const facts: DatabaseFacts = {
    version: 150_020,
    encoding: 'UTF8',
    isStandby: false,
    mayCreate: true,
    ownsTables: true,
    tables: 0,
    isOurs: false,
    isArriving: false,
  }
  expect(factsProblem(facts)).toBeUndefined()
  expect(factsProblem({ ...facts, version: 140_011 })).toMatch('this is PostgreSQL 14; version 15 or later is needed')
  expect(factsProblem({ ...facts, isStandby: true })).toMatch('this server is a copy that can only be read')
})
