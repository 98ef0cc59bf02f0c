import { resolve } from 'node:path'
import { z } from 'zod'
import { parseNetworks } from '../web/client-address'
import { environment } from './environment'
import { parseRetention, type Retention } from '../time/retention'
import { keyFrom, type BackupKey, parseRecipient } from '../sealed/seal'
import { bucketOf } from '../store/media-url'
import { ssoSettings, ssoShape } from './sso-settings'

const flagField = z.enum(['yes', 'no'])

/** `read` throws a sentence for an invalid value. */
function parsedField<T>(read: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue((error as Error).message)
      return z.NEVER
    }
  })
}

function parseKey(text: string): BackupKey {
  const key = keyFrom(text)
  if (!key.ok) throw new Error(key.problems[0]!.message)
  return key.value
}

const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => URL.canParse(url) && new URL(url).pathname === '/', 'must be an address without a path')
    .optional(),
  OLD_HOSTS: z
    .string()
    .regex(
      /^[\s,]*([a-z0-9.-]+(:\d+)?([\s,]+[a-z0-9.-]+(:\d+)?)*[\s,]*)?$/i,
      'must be names of hosts, set apart by commas',
    )
    .default(''),
  TRUSTED_PROXIES: parsedField(parseNetworks).optional(),
  DESK_ALLOW: parsedField(parseNetworks).optional(),
  ...ssoShape,
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine((url) => !namesSeveral(url), {
      error:
        'names several servers. Give one address, which leads to the server that takes changes after a failover too: see docs/scaling.md',
      abort: true,
    })
    .pipe(z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres:// or postgresql://' }))
    .optional(),
  SECRET: z.string().trim().optional(),
  MEDIA_URL: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  DEMO: flagField.optional(),
  MONITOR_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters and no spaces')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be an address: Gazette <desk@example.org>')
    .optional(),
  UPDATES_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  INDEXNOW_URL: z.url({ protocol: /^https?$/ }).default('https://api.indexnow.org/indexnow'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  LOG_REQUESTS: flagField.default('no'),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_AT: z.coerce.number('must be an hour from 0 to 23').int().min(0).max(23).default(2),
  BACKUP_EVERY: z.coerce.number('must be a number of minutes from 1 to 60').int().min(1).max(60).optional(),
  BACKUP_KEEP: parsedField(parseRetention).prefault('7d 4w 12m'),
  BACKUP_KEY: parsedField(parseKey).optional(),
  CONSENT_FORM_RECIPIENT: parsedField(parseRecipient).optional(),
  RECORD_KEY: z.string().trim().min(32, 'must have at least 32 characters').optional(),
  RECORD_KEY_FILE: z.string().min(1).optional(),
  FILE_CHECKS: z.coerce.number('must be a number from 1 to 64').int().min(1).max(64).optional(),
  STALE_IF_DOWN: z.coerce.number('must be a number of seconds from 0 to 86400').int().min(0).max(86_400).default(0),
  UPGRADE_COPY: flagField.default('yes'),
  RENDERERS: z.coerce.number('must be a number from 0 to 16').int().min(0).max(16).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
})

export type Env = ReturnType<typeof parseEnv>

/** `hour`: in the site's zone; `every`: minutes between copies, besides the daily backup. */
type BackupSettings = { folder: string; hour: number; keep: Retention; every?: number }

// Next's bundles each load this module: all must agree where the data is.
const globalKey = Symbol.for('gazette.env')
const globalState = globalThis as { [globalKey]?: Env }

/** The settings of the process, parsed once. @throws an Error that names each invalid variable */
export function env(): Env {
  return (globalState[globalKey] ??= parseEnv(environment()))
}

export function setDataDir(dataDir: string) {
  globalState[globalKey] = { ...env(), dataDir }
}

export function parseEnv(source: Record<string, string | undefined>) {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = envSchema.safeParse(present)
  if (!result.success) throw new Error(result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'))
  const { data } = result
  const siteUrl = new URL(data.SITE_URL ?? `http://localhost:${data.PORT}`)
  const oldHosts = data.OLD_HOSTS.toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (data.RECORD_KEY && data.RECORD_KEY_FILE)
    throw new Error('RECORD_KEY: RECORD_KEY_FILE is set too; set one of them')
  if (oldHosts.includes(siteUrl.host)) throw new Error(`OLD_HOSTS: ${siteUrl.host} is the host of SITE_URL`)
  return {
    port: data.PORT,
    host: data.HOST,
    siteUrl: siteUrl.origin,
    /** Former hosts whose requests come to this site, in lower case. */
    oldHosts,
    /** Proxies whose `X-Forwarded-For` is trusted; undefined without the setting. */
    trustedProxies: data.TRUSTED_PROXIES,
    /** Networks that may use the desk; undefined allows all. */
    deskAllow: data.DESK_ALLOW,
    sso: ssoSettings(data),
    dataDir: resolve(/* turbopackIgnore: true */ data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    secret: secretOf(data),
    bucket: bucketOf(data),
    /** A public address never begins with texts of somebody else. */
    demo: data.DEMO ? data.DEMO === 'yes' : isThisMachine(siteUrl),
    /** Opens `/api/health/ready` and `/api/metrics`. */
    monitorToken: data.MONITOR_TOKEN,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM ?? `gazette@${siteUrl.hostname}`,
    /** Names the newest release; undefined: nothing is asked. */
    updatesUrl: data.UPDATES_URL,
    indexNowUrl: data.INDEXNOW_URL,
    /** The lowest level that is logged; `debug` also logs the messages of errors. */
    logLevel: data.LOG_LEVEL,
    logRequests: data.LOG_REQUESTS === 'yes',
    backups: backupsOf(data),
    backupKeep: data.BACKUP_KEEP,
    backupKey: data.BACKUP_KEY,
    formRecipient: data.CONSENT_FORM_RECIPIENT,
    /** Undefined if the key is derived from the installation's secret. */
    recordKey: recordKeyOf(data),
    /** Uploaded files checked at once; undefined: as many as the machine can do. */
    fileChecks: data.FILE_CHECKS,
    /** Seconds that kept pages are served while the database does not answer. */
    staleIfDown: data.STALE_IF_DOWN,
    upgradeCopy: data.UPGRADE_COPY === 'yes',
    /** Processes that make pages; 0: the server itself. Undefined: as many as the machine can do. */
    renderers: data.RENDERERS,
    production: data.NODE_ENV === 'production',
  }
}

function isThisMachine({ hostname }: URL) {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function namesSeveral(url: string) {
  const [authority = ''] = url.slice(url.indexOf('//') + 2).split(/[/?#]/)
  return authority.slice(authority.lastIndexOf('@') + 1).includes(',')
}

/** A file in DATA_DIR would differ between machines: sessions, forms and the record need one secret for all. */
function secretOf({ DATABASE_URL: url, SECRET: text }: z.infer<typeof envSchema>) {
  if (!url) return undefined
  if (!text)
    throw new Error(
      'SECRET: with DATABASE_URL it has to be set, to the same on every instance. Make one: openssl rand -base64 32',
    )
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
    throw new Error(
      'SECRET: must be 32 random bytes in Base64, which are 44 characters, as this prints them: openssl rand -base64 32',
    )
  return text
}

function backupsOf(data: z.infer<typeof envSchema>): BackupSettings | undefined {
  const { BACKUP_DIR: folder, BACKUP_AT: hour, BACKUP_KEEP: keep, BACKUP_EVERY: every } = data
  if (every && !folder) throw new Error('BACKUP_EVERY: BACKUP_DIR names no folder for the copies')
  if (every && data.BACKUP_KEY)
    throw new Error(
      'BACKUP_EVERY: such copies are folders that are not encrypted. With BACKUP_KEY leave it out, or use an encrypted disk and no key',
    )
  return folder ? { folder: resolve(/* turbopackIgnore: true */ folder), hour, keep, every } : undefined
}

function recordKeyOf({
  RECORD_KEY: text,
  RECORD_KEY_FILE: file,
}: z.infer<typeof envSchema>): { text: string } | { file: string } | undefined {
  if (text) return { text }
  return file ? { file: resolve(/* turbopackIgnore: true */ file) } : undefined
}

export const envNames = Object.keys(envSchema.shape)
