import type { ReactNode } from 'react'
import type { SignedInBy } from '@/db/schema'
import type { OwnSession } from '@/domain/staff/own-sessions'
import { deskTimes } from '@/lib/time/time'

export type SessionTexts = { hash: string; device: string; began: string; lastUsed: string; elsewhere: string[] }

const signInLabels: Record<SignedInBy, string> = {
  password: 'With a password',
  app: 'With a password and a code',
  recovery: 'With a recovery code',
  passkey: 'With a passkey',
  'sign-on': 'With single sign-on',
}

export function sessionTextsOf(session: OwnSession, zone: string): SessionTexts {
  const { hash, createdAt, seenAt, signedInBy, device, elsewhere } = session
  return {
    hash,
    device: device ?? 'A browser',
    began: `${signInLabels[signedInBy]}, ${deskTimes(createdAt, zone, zone)}.`,
    lastUsed: `Last used ${deskTimes(seenAt, zone, zone)}.`,
    elsewhere: elsewhere.map((use) => `${use.device}, ${deskTimes(use.at, zone, zone)}`),
  }
}

type Props = { session: SessionTexts; children: ReactNode }

export function SessionRow({ session, children }: Props) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-52">
        <span className="font-semibold">{session.device}</span>
        <span className="block text-sm text-soft">{session.began}</span>
        <span className="block text-sm text-soft">{session.lastUsed}</span>
        {session.elsewhere.map((use, n) => (
          <span key={n} className="mt-1 block text-sm font-medium text-warn">
            Also used on another network with another browser, where it opened nothing: {use}.
          </span>
        ))}
      </div>
      <div>{children}</div>
    </li>
  )
}
