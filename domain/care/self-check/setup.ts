import { countInWords, warning, passed, failed, type Finding } from './finding'
import { isOnlyNear } from '@/domain/addresses/pings'

export type Setup = {
  siteUrl: string
  proxies: boolean
  mails: boolean
  schedules: boolean
  /** Paths in the data folder that others can read, the folder itself as "."; null: unknown. */
  openToOthers: string[] | null
  versions: { gazette: string; node: string; database: string; schema: number; knownSchema: number }
}

export function setupFindings(
  { siteUrl, proxies, mails, schedules, openToOthers, versions }: Setup,
  now: number,
): Finding[] {
  return [
    { id: 'address', title: 'Address of the site', ...addressVerdict(siteUrl) },
    { id: 'proxies', title: 'Trusted proxies', ...proxiesVerdict(siteUrl, proxies) },
    { id: 'mail-server', title: 'Mail server', ...mailServerVerdict(mails) },
    { id: 'schedule', title: 'Backups by themselves', ...scheduleVerdict(schedules) },
    { id: 'folder', title: 'Data folder', ...folderVerdict(openToOthers) },
    { id: 'node', title: 'Node.js', ...nodeVerdict(versions.node, now) },
    { id: 'versions', title: 'Versions', ...versionsVerdict(versions) },
  ]
}

function addressVerdict(siteUrl: string) {
  const todo = 'Set SITE_URL to the address that people use, with https, and have a proxy see to TLS.'
  if (isOnlyNear(siteUrl)) return warning(`${siteUrl}: only this machine or its network reaches it.`, { todo })
  if (siteUrl.startsWith('http:'))
    return failed(`${siteUrl}: passwords and drafts cross the network in clear.`, { todo })
  return passed(siteUrl)
}

// Gazette has no TLS: an https address means a proxy in front.
function proxiesVerdict(siteUrl: string, areNamed: boolean) {
  if (areNamed) return passed('They say who asks.')
  if (siteUrl.startsWith('http:')) return passed('None are needed without https.')
  return warning(
    'None: all the world shares one allowance of wrong passwords, the proxy’s, and a session that is used elsewhere is not noticed.',
    {
      todo: 'Set TRUSTED_PROXIES to loopback where the proxy runs on this machine, otherwise to its address.',
    },
  )
}

function mailServerVerdict(isSet: boolean) {
  if (isSet) return passed('Mails are handed to a server.')
  return warning('None: every mail is a file in the data folder, and reaches nobody.', { todo: 'Set SMTP_URL.' })
}

function scheduleVerdict(isSet: boolean) {
  if (isSet) return passed('They are made every day.')
  return warning('They are made only when somebody makes one.', { todo: 'Set BACKUP_DIR to a place on another disk.' })
}

function folderVerdict(open: string[] | null) {
  if (open === null)
    return warning('Its permissions are not known.', { todo: 'See whether the folder that DATA_DIR names is there.' })
  if (open.length === 0) return passed('Only the server’s own user can open it.')
  if (open.includes('.'))
    return failed('Others on this machine can look into it, and it holds drafts and the secret of all sessions.', {
      todo: 'Run chmod 700 on the folder that DATA_DIR names, as the user it belongs to.',
    })
  const names = open.slice(0, 5).join(', ') + (open.length > 5 ? ' and others' : '')
  return warning(
    `In it, these are open to others: ${names}. The server closes such things when it starts, and could not.`,
    {
      todo: 'Give them to the user that the server runs as (chown), and start it again.',
    },
  )
}

/** End of security fixes for Node.js: nodejs.org/en/about/previous-releases. */
const nodeSupportEnds: Record<number, number> = {
  22: Date.UTC(2027, 3, 30),
  24: Date.UTC(2028, 3, 30),
  25: Date.UTC(2026, 5, 1),
  26: Date.UTC(2029, 3, 30),
}

function nodeVerdict(version: string, now: number) {
  const until = nodeSupportEnds[Number(/\d+/.exec(version)?.[0])]
  if (until === undefined || now < until) return passed(version)
  return warning(`${version} gets no security fixes any more.`, { todo: 'Install a newer Node.js.' })
}

function versionsVerdict({ gazette, database, schema, knownSchema }: Setup['versions']) {
  const message = `Gazette ${gazette}, ${database}, ${countInWords(schema, 'change')} of the schema.`
  if (schema === knownSchema) return passed(message)
  // Otherwise this process would have stopped.
  if (schema > knownSchema)
    return warning(`${message} This version of Gazette knows ${knownSchema} and may continue beside the later one.`, {
      todo: 'Bring this instance to the later version too.',
    })
  const todo = 'Stop the server and start it with npm start, which brings the database up to date.'
  return failed(`${message} This version of Gazette knows ${knownSchema}.`, { todo })
}
