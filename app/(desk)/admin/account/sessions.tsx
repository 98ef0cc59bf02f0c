'use client'

import { SessionRow, type SessionWords } from '@/components/admin/access/session-row'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import { endOtherSessions, endSession } from './actions'

/** `current`: the hash of the session of this browser. */
type Props = { sessions: SessionWords[]; current: string }

export function Sessions({ sessions, current }: Props) {
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <SessionRow key={session.hash} session={session}>
            {session.hash === current ? (
              <span className="text-sm font-semibold">This browser</span>
            ) : (
              <End session={session} />
            )}
          </SessionRow>
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
        If you do not know one of these, or have left a computer that is not yours: sign out everywhere else. This also
        forgets every other browser that you signed in with, and ends copies of this session.
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

function End({ session: { hash, device, began } }: { session: SessionWords }) {
  const { form, pending, problems } = useForm(endSession)
  return (
    <form {...form} className="grid gap-2">
      <input type="hidden" name="hash" value={hash} />
      <Button type="submit" small isPending={pending} aria-label={`End the session of ${device}. ${began}`}>
        End
      </Button>
      <Problems problems={problems} />
    </form>
  )
}
