import { createServer, type AddressInfo } from 'node:net'
import type { OutgoingMail } from '@/domain/notices/mail'
import { sendMail } from '@/lib/web/send-mail'

/** A mail server of one's own: keeps what it is given, or refuses it. */
export async function mailServer({ refuses = 0, port = 0 } = {}) {
  const taken: string[] = []
  const server = createServer((socket) => {
    let data: string | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 loopback')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (data !== undefined) {
        data += chunk
        if (!data.endsWith('\r\n.\r\n')) return
        taken.push(data)
        data = undefined
        return say('250 kept')
      }
      const command = String(chunk).slice(0, 4).toUpperCase()
      if (command === 'RCPT' && refuses-- > 0) return say('451 try later')
      if (command === 'DATA') data = ''
      say({ DATA: '354 go on', QUIT: '221 bye' }[command] ?? '250 ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const settings = {
    siteUrl: 'https://archive.example',
    mailFrom: 'desk@archive.example',
    dataDir: '',
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  return { taken, post: (mail: OutgoingMail) => sendMail(mail, settings), close: () => server.close() }
}
