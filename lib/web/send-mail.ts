import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, type Env } from '../process/env'

type OutgoingMail = { id: string; to: string; subject: string; text: string }

/** Milliseconds for a connection, the greeting and a response. */
const mailTimeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 15_000 }

type MailSettings = Pick<Env, 'smtpUrl' | 'mailFrom' | 'siteUrl' | 'dataDir'>

/**
 * Sends to SMTP_URL, or writes DATA_DIR/mail/<id>.eml, readable only by the owner. Throws the reason of a failure.
 * Returns what the server answered; undefined for a file.
 */
export async function sendMail(
  { id, ...mail }: OutgoingMail,
  settings: MailSettings = env(),
): Promise<string | undefined> {
  const { smtpUrl, mailFrom, siteUrl, dataDir } = settings
  const { createTransport } = await import('nodemailer')
  const message = {
    ...mail,
    from: mailFrom,
    messageId: `<${id}@${new URL(siteUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: prevents automatic replies
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  if (smtpUrl) {
    const transport = createTransport({ url: smtpUrl, ...mailTimeouts })
    const { response } = await transport.sendMail(message)
    transport.close()
    return response
  }
  const info = await createTransport({ streamTransport: true, buffer: true }).sendMail(message)
  const folder = join(/* turbopackIgnore: true */ dataDir, 'mail')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${id}.eml`), info.message as Buffer, { mode: 0o600, flag: 'wx' })
}
