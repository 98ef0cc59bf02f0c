import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv as parseFile } from 'node:util'
import { z } from 'zod'
import { parseTrustedProxies, type TrustedProxies } from './client-address'
import { parseRetention, type Retention } from './retention'
import { keyFrom, type Key } from './sealed/key'

const flag = z.enum(['yes', 'no'])

/** A setting that a function parses; it throws a sentence where it cannot. */
function parsedBy<T>(read: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue((error as Error).message)
      return z.NEVER
    }
  })
}

function parseKey(text: string): Key {
  const key = keyFrom(text)
  if (!key.ok) throw new Error(key.problems[0]!.message)
  return key.value
}

const schema = z.object({
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
  TRUSTED_PROXIES: parsedBy(parseTrustedProxies).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DEMO: flag.default('yes'),
  MONITOR_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters and no spaces')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'must be an address: Gazette <desk@example.org>')
    .optional(),
  INDEXNOW_URL: z.url({ protocol: /^https?$/ }).default('https://api.indexnow.org/indexnow'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  LOG_REQUESTS: flag.default('no'),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_AT: z.coerce.number('must be an hour from 0 to 23').int().min(0).max(23).default(2),
  BACKUP_KEEP: parsedBy(parseRetention).prefault('7d 4w 12m'),
  BACKUP_KEY: parsedBy(parseKey).optional(),
  RECORD_KEY: z.string().trim().min(32, 'must have at least 32 characters').optional(),
  RECORD_KEY_FILE: z.string().min(1).optional(),
  FILE_CHECKS: z.coerce.number('must be a number from 1 to 64').int().min(1).max(64).optional(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
})

export type Env = {
  port: number
  host: string
  /** The only origin ever printed or compared, without a final slash. */
  siteUrl: string
  /** Hosts of sites before this one whose requests come here, in lower case. */
  oldHosts: string[]
  /** Whose `X-Forwarded-For` is believed; undefined where the setting names nobody. */
  trustedProxies: TrustedProxies | undefined
  dataDir: string
  demo: boolean
  /** Opens the details of `/api/health/ready` from other machines. */
  monitorToken: string | undefined
  /** Where mails are handed in; without one they become files in DATA_DIR/mail. */
  smtpUrl: string | undefined
  mailFrom: string
  /** Who is told of new and changed addresses, where an admin turned that on. */
  indexNowUrl: string
  /** How grave a line must be to stand in the log; `debug` also lets the messages of errors in. */
  logLevel: string
  /** Whether every request is a line, and not only those that fail or take long. */
  logRequests: boolean
  /** The folder of automatic backups, their hour, and how long they are kept; undefined where none are made. */
  backups: Backups | undefined
  /** The key that encrypts backups. */
  backupKey: Key | undefined
  /** The key that signs the record, or the file that holds it; undefined where the key comes from the installation's secret. */
  recordKey: { text: string } | { file: string } | undefined
  /** How many files of strangers are looked at at once; without it, as many as the machine bears. */
  fileChecks: number | undefined
  production: boolean
}

/** `hour`: on the clocks of the site. */
type Backups = { folder: string; hour: number; keep: Retention }

// Next's bundles each load this module; all must agree where the data is.
const key = Symbol.for('gazette.env')
const shared = globalThis as { [key]?: Env }

/**
 * The process's settings, parsed once.
 * @throws an Error that names each variable with a bad value, in words for the person who starts the server.
 */
export function env(): Env {
  return (shared[key] ??= parseEnv({ ...fromFile(), ...process.env }))
}

/** What `.env` in the working directory says; tests run as if there were none. */
function fromFile() {
  const file = resolve(/* turbopackIgnore: true */ '.env')
  return process.env.NODE_ENV !== 'test' && existsSync(file) ? parseFile(readFileSync(file, 'utf8')) : {}
}

/** Points this process at another data directory: for tests and for proving a backup. */
export function setDataDir(dataDir: string) {
  shared[key] = { ...env(), dataDir }
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(present)
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
    oldHosts,
    trustedProxies: data.TRUSTED_PROXIES,
    dataDir: resolve(/* turbopackIgnore: true */ data.DATA_DIR),
    demo: data.DEMO === 'yes',
    monitorToken: data.MONITOR_TOKEN,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM ?? `gazette@${siteUrl.hostname}`,
    indexNowUrl: data.INDEXNOW_URL,
    logLevel: data.LOG_LEVEL,
    logRequests: data.LOG_REQUESTS === 'yes',
    backups: data.BACKUP_DIR
      ? { folder: resolve(/* turbopackIgnore: true */ data.BACKUP_DIR), hour: data.BACKUP_AT, keep: data.BACKUP_KEEP }
      : undefined,
    backupKey: data.BACKUP_KEY,
    recordKey: recordKeyOf(data),
    fileChecks: data.FILE_CHECKS,
    production: data.NODE_ENV === 'production',
  }
}

function recordKeyOf({ RECORD_KEY: text, RECORD_KEY_FILE: file }: z.infer<typeof schema>): Env['recordKey'] {
  if (text) return { text }
  return file ? { file: resolve(/* turbopackIgnore: true */ file) } : undefined
}

/** The names that `.env.example` must explain. */
export const envNames = Object.keys(schema.shape)

/** The installation's own random key, 32 bytes as base64, made at first use and kept in DATA_DIR/secret (mode 0600). */
export function secret(): string {
  const file = join(env().dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
    placeSecret(file)
  }
  return readFileSync(file, 'utf8').trim()
}

/** Whole or not at all: of two processes that start at once, the second takes what the first has made. */
function placeSecret(file: string) {
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  writeFileSync(temporary, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(temporary, file)
  } catch (error) {
    // Some file systems have no second names.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/**
 * Settles what Next and next-auth read from the environment themselves. Call it before either is loaded.
 * The key of server actions is the installation's own, so that forms in open pages survive a new build.
 */
export function prepareProcess({ dev }: { dev: boolean }) {
  const variables = process.env as Record<string, string | undefined>
  variables.NODE_ENV ??= dev ? 'development' : 'production'
  variables.NEXTAUTH_URL = env().siteUrl
  // Pictures with letters are drawn with the letters that came with us, whatever else a machine has.
  variables.FONTCONFIG_FILE ??= resolve(/* turbopackIgnore: true */ 'app/(site)/social/fonts.conf')
  variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = secret()
}
