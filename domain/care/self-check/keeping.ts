import { storageFaultOf } from '@/lib/files/storage-fault'
import type { Health } from '../health'
import { ago, countInWords, day, warning, sizeInWords, passed, failed, type Finding } from './finding'
import { alertLimits } from './watched'

/** Judges disk, saving, backups, files and clock. Reads nothing itself (`now` UTC ms). */
export function safetyFindings(
  health: Health,
  { schedules, every }: { schedules: boolean; every?: number },
  now: number,
): Finding[] {
  return [
    { id: 'database', title: 'The database', ...databaseVerdict(health) },
    { id: 'saving', title: 'Saving', ...savingVerdict(health) },
    { id: 'disk', title: 'Room on the disk', ...diskVerdict(health) },
    { id: 'backup', title: 'Last backup', ...backupVerdict(health.backup, schedules, now) },
    ...(every === undefined
      ? []
      : [{ id: 'copies', title: 'Copies between the daily backups', ...copiesVerdict(health.backup, every, now) }]),
    { id: 'proof', title: 'Last proof of a backup', ...proofVerdict(health.backup, schedules, now) },
    { id: 'files', title: 'Stored files', ...damageVerdict(health.files) },
    { id: 'fixity', title: 'The nightly check of stored files', ...nightlyCheckVerdict(health.files, now) },
    { id: 'record', title: 'Site history', ...recordVerdict(health.record, now) },
    { id: 'clock', title: 'The clock', ...clockVerdict(health.newestAct, now) },
  ]
}

/** Free bytes in addition to the size of a copy of the database. */
const minFreeBytes = 2e9

const failureReasons: Record<string, string> = {
  ENOSPC: 'The disk is full.',
  SQLITE_FULL: 'The disk is full.',
  EDQUOT: 'The quota of the disk is used up.',
  EIO: 'The disk reports an error.',
  SQLITE_IOERR: 'The disk reports an error.',
  EROFS: 'The disk is mounted for reading only.',
  EACCES: 'The server may not write to its data folder.',
  EPERM: 'The server may not write to its data folder.',
  SQLITE_READONLY: 'The server may not write to its database.',
  SQLITE_BUSY: 'Another program has held the database for ten seconds.',
  '55P03': 'Other instances have kept the turn to write for ten seconds.',
  GAZETTE_OUTDATED: 'A later version of Gazette has changed the database. Start that version here too.',
  'not readable': 'The database cannot be read.',
}

function databaseVerdict({ ok, databaseProblem: problem }: Health) {
  if (problem === null) return passed('The newest text can be read, and no damage is known.')
  const message = storageFaultOf({ code: problem }) === 'damaged' ? 'It is damaged' : `It answers ${problem}`
  const todo =
    'Run npm run gazette -- verify on the server: it says what is damaged, and which backup to bring back. Keep all backups.'
  return failed(`${message}: ${ok ? 'some pages cannot' : 'no page can'} be made for readers.`, { todo })
}

function savingVerdict({ notWritable }: Health) {
  if (notWritable === null) return passed('A change would be kept.')
  const todo = 'Nothing can be saved on the desk until this is fixed; readers are served as long as they can be.'
  return failed(failureReasons[notWritable] ?? `The system says ${notWritable}.`, { todo })
}

function diskVerdict({ diskFreeBytes: free, diskBytes, databaseBytes }: Health) {
  if (free === null || diskBytes === null)
    return warning('It is not known how much is left.', {
      todo: 'See whether the folder that DATA_DIR names is there.',
    })
  const message = `${sizeInWords(free)} of ${sizeInWords(diskBytes)} free.`
  if (free < alertLimits.minFreeDisk)
    return failed(message, { todo: 'Make room now: on a full disk nothing can be saved.' })
  // A backup and an upgrade write the database a second time.
  if (free < minFreeBytes + 2 * (databaseBytes ?? 0))
    return warning(message, { todo: 'Make room, or move to a larger disk.' })
  return passed(message)
}

function backupVerdict(backup: Health['backup'], schedules: boolean, now: number) {
  const todo = schedules
    ? 'Backups are made by themselves: see under Backups why there is none, and whether its place has room.'
    : 'Make one now under Backups, or set BACKUP_DIR so that it happens every night.'
  if (!backup?.madeAt) return failed('There is none.', { todo, path: '/admin/backups' })
  const { madeAt, failedAt } = backup
  const message = `Made ${ago(madeAt, now)}${backup.bytes ? `, ${sizeInWords(backup.bytes)}` : ''}.`
  if (failedAt !== null && failedAt >= madeAt)
    return failed(`${message} The last attempt failed ${ago(failedAt, now)}.`, { todo, path: '/admin/backups' })
  if (now - madeAt > 7 * day) return failed(message, { todo, path: '/admin/backups' })
  if (now - madeAt > alertLimits.backupOld) return warning(message, { todo, path: '/admin/backups' })
  return passed(message)
}

/** Judges copies. `every`: minutes; a slow copy or a restart may miss a turn. */
function copiesVerdict(backup: Health['backup'], every: number, now: number) {
  const todo = 'Run npm run gazette -- backup --recent on the server: it says why none is made.'
  if (backup?.copiedUpTo == null) return warning('None was made yet.', { todo })
  const message = `All changes up to ${ago(backup.copiedUpTo, now)} are in one.`
  return now - backup.copiedUpTo > 3 * every * 60_000 ? failed(message, { todo }) : passed(message)
}

function proofVerdict(backup: Health['backup'], schedules: boolean, now: number) {
  const todo = 'A backup is proven by restoring it: npm run gazette -- backup prove, or into an empty data directory.'
  if (backup?.proofFailedAt != null)
    return failed(failedProofVerdict(backup, now), { todo: proofFailureAdvice, path: '/admin/backups' })
  if (!backup?.provedAt)
    return warning('None was ever restored to see that it is whole.', { todo, path: '/admin/backups' })
  const message = `Restored into a place of its own and found equal ${ago(backup.provedAt, now)}.`
  return now - backup.provedAt > (schedules ? 3 * day : alertLimits.proofOld)
    ? warning(message, { todo, path: '/admin/backups' })
    : passed(message)
}

const proofFailureAdvice =
  'See under Backups what was not equal. If it is damaged, have another made; keep the ones before it.'

function failedProofVerdict({ proofFailedAt, proofAgainAt }: NonNullable<Health['backup']>, now: number) {
  const again = proofAgainAt === null ? '' : ` It is tried again ${ago(Math.max(proofAgainAt, now + 1), now)}.`
  return `The newest was restored ${ago(proofFailedAt!, now)} and is not equal, or could not be.${again}`
}

function damageVerdict(files: Health['files']) {
  if (!files?.damaged) return passed(`${countInWords(files?.stored ?? 0, 'file')}, none known to be damaged.`)
  const todo = 'Copy them from a backup, then have them checked again.'
  return failed(`${countInWords(files.damaged, 'file')} missing or changed.`, { todo, path: '/admin/care#damaged' })
}

function nightlyCheckVerdict(files: Health['files'], now: number) {
  if (!files?.stored) return passed('There is nothing to check yet.')
  const todo =
    'The server does it by itself while it runs, from three at night. Run npm run gazette -- verify to check all now.'
  const { lastCheckAt, oldestCheckAt } = files
  if (lastCheckAt === null || oldestCheckAt === null) return warning('No file was checked yet.', { todo })
  const message = `The last was read ${ago(lastCheckAt, now)}, the one that waits longest ${ago(oldestCheckAt, now)}.`
  if (now - lastCheckAt > alertLimits.nightsMissed) return failed(message, { todo })
  return now - oldestCheckAt > 45 * day ? warning(message, { todo }) : passed(message)
}

function recordVerdict(checked: Health['record'], now: number) {
  const path = '/admin/history?check=yes'
  if (checked?.checkedAt == null) {
    const todo = 'The server checks it each night from three. Run npm run gazette -- verify history to check it now.'
    return warning('It was not checked yet.', { todo, path })
  }
  const message = `Checked ${ago(checked.checkedAt, now)}`
  if (checked.problems) {
    const todo = 'Keep a backup of everything as it is now, then look at what is wrong under Site history.'
    return failed(`${message}: it, or something that was public, was changed outside the desk.`, { todo, path })
  }
  if (now - checked.checkedAt > alertLimits.nightsMissed)
    return warning(`${message}, and not since.`, { todo: 'See in the log why the nightly check does not run.', path })
  return passed(`${message}, and nothing was wrong.`)
}

/** Milliseconds. */
const clockTolerance = 2 * 60_000

function clockVerdict(newestAct: Health['newestAct'], now: number) {
  if (newestAct === null || newestAct <= now + clockTolerance) return passed('It is not behind what is written down.')
  const todo = 'Set the clock, by NTP: what goes live goes by it.'
  return failed(`Something is written down that happens ${ago(newestAct, now)}: the clock was wrong then, or is now.`, {
    todo,
  })
}
