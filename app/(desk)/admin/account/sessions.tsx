'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import { endOtherSessions, endSession } from './actions'

type SessionRow = { hash: string; began: string; lastSeen: string; current: boolean }

export function Sessions({ sessions }: { sessions: SessionRow[] }) {
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li
            key={session.hash}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-2.5 first:border-t-0 first:pt-0"
          >
            <div>
              Since {session.began}
              <span className="block text-sm text-soft">Last seen {session.lastSeen}</span>
            </div>
            {session.current ? (
              <span className="text-sm font-semibold">This browser</span>
            ) : (
              <End hash={session.hash} />
            )}
          </li>
        ))}
      </ul>
      <EndOthers />
    </>
  )
}

function EndOthers() {
  const { form, pending, answer, problems } = useForm(endOtherSessions)
  return (
    <form {...form} className="mt-2 grid gap-3 border-t border-line pt-4">
      <p className="text-sm text-soft">
        Was it somebody else, or a computer that is not yours? This also forgets every other browser that you signed in
        with.
      </p>
      <Problems problems={problems} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" small isPending={pending}>
          Sign out everywhere else
        </Button>
        <StatusLine>{answer?.ok && !pending && 'Signed out everywhere else.'}</StatusLine>
      </div>
    </form>
  )
}

function End({ hash }: { hash: string }) {
  const { form, pending, problems } = useForm(endSession)
  return (
    <form {...form}>
      <input type="hidden" name="hash" value={hash} />
      <Button type="submit" small isPending={pending}>
        End
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
