import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findDamage } from '@/db/damage'
import { isPostgres } from '@/db/kit'
import { postgresProblem } from '@/db/postgres-problem'
import { BadRows } from '@/db/rows/bad-row'
import { damageInPostgres } from '@/db/rows/copy'
import { isConnectionLost } from '@/db/engines/away'
import { keptBackups } from '@/domain/backups/backups'
import { backupFolder } from '@/domain/backups/place'
import { recentCopies } from '@/domain/backups/recent'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'
import { isDatabaseBusy, storageFaultOf } from '@/lib/files/storage-fault'
import { storeProblemOf } from '@/lib/store/store'
import { databaseFile } from './verb'

/** Reads all of the database and names the damage with the next step. */
export async function damagedDatabase(): Promise<Refused | undefined> {
  const damaged = isPostgres ? await damageInPostgres(env().databaseUrl!) : findDamage(databaseFile())
  return damaged.length > 0 ? refused(`${damageWords(damaged)} ${await repairAdvice()}`) : undefined
}

export function damageWords(damaged: string[]) {
  return `The database ${isPostgres ? 'in PostgreSQL' : databaseFile()} is damaged: ${damaged.join(', ')} cannot be read as it should be.`
}

export async function repairAdvice(): Promise<string> {
  const place = await newestProved()
  if (isPostgres)
    return `Stop all servers and make an empty database. Set DATABASE_URL to it and bring ${place ? 'the newest backup that was proved' : 'a backup'} back: npm run gazette -- restore ${place ?? 'PLACE'} --yes. Keep the old database and all backups until all is well.`
  if (place)
    return `Stop the server, then bring back the newest backup that was proved: npm run gazette -- restore ${place} --yes. What is here now is moved aside, not deleted. Keep all backups until all is well.${newestRecentCopy()}`
  const found = newestInFolder()
  return found
    ? `Which backups were proved cannot be read any more. The newest that is there: npm run gazette -- backup prove ${found}. If it proves good, stop the server and bring it back: npm run gazette -- restore ${found} --yes. What is here now is moved aside, not deleted.`
    : 'No proved backup of it is known here. Stop the server and make a copy of all of DATA_DIR before anything else; then bring back a backup that lies elsewhere: npm run gazette -- restore PLACE --yes.'
}

/** Names the newest recent copy, which may have the damage too. */
function newestRecentCopy() {
  const [copy] = env().backups ? recentCopies() : []
  return copy
    ? ` A copy of ${new Date(copy.madeAt).toISOString()} is in ${copy.place}: if npm run gazette -- backup prove ${copy.place} finds it good, bring that back instead.`
    : ''
}

async function newestProved() {
  try {
    const backups = await keptBackups()
    return backups.find(({ place, provedAt, problem }) => provedAt !== null && problem === null && existsSync(place))
      ?.place
  } catch {
    return undefined
  }
}

function newestInFolder() {
  const folder = backupFolder()
  if (!existsSync(folder)) return undefined
  const newest = readdirSync(folder)
    .filter((name) => /^gazette-[\dTZ-]+(\.tar\.(age|sealed))?$/.test(name))
    .sort()
    .at(-1)
  return newest && join(folder, newest)
}

/** Undefined for other errors. */
export async function faultInWords(error: unknown): Promise<Refused | undefined> {
  if (isDatabaseBusy(error))
    return refused(
      'Not done: another program holds the database. Wait until it is done, or end it, and run this again.',
    )
  const storeProblem = storeProblemOf(error)
  if (storeProblem) return refused(`Not done: ${storeProblem}. See what MEDIA_URL says, then run it again.`)
  if (error instanceof BadRows) return refused(error.message)
  const ofServer = isPostgres ? await serverFault(error) : undefined
  if (ofServer) return ofServer
  const fault = storageFaultOf(error)
  if (fault === 'damaged') return damagedDatabase()
  return fault && refused(faultWords[fault])
}

async function serverFault(error: unknown): Promise<Refused | undefined> {
  const problem = await postgresProblem(env().databaseUrl!)
  if (problem) return refused(problem)
  return isConnectionLost(error)
    ? refused('Not done: the PostgreSQL server has ended the connection. It answers again: run this once more.')
    : undefined
}

const faultWords = {
  full: 'Not done: the disk is full. Make room, then run it again.',
  databaseFull: 'Not done: the disk of PostgreSQL is full. Make room there, then run it again.',
  readOnly:
    'Not done: the disk, or the database on it, may only be read. See who owns DATA_DIR and how its disk is mounted.',
  failing:
    'Not done: the disk reports errors. See the log of the system, make a copy of the newest backup elsewhere, and replace the disk.',
  outdated: 'Not done: a later version of Gazette has changed the database. Use that version.',
}
