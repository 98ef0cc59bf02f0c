'use client'

import { SessionRow, type SessionWords } from '@/components/admin/access/session-row'
import { ActForm } from '@/components/ui/form'
import { endOtherSessions, endSession } from './actions'

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
      <ActForm
        act={endOtherSessions}
        className="mt-2 grid gap-3 border-t border-line pt-4"
        verb="Sign out everywhere else"
        button={{ small: true }}
        saved="Signed out everywhere else."
      >
        <p className="text-sm text-soft">
          If you do not know one of these, or have left a computer that is not yours: sign out everywhere else. This
          also forgets every other browser that you signed in with, and ends copies of this session.
        </p>
      </ActForm>
    </>
  )
}

function End({ session: { hash, device, began } }: { session: SessionWords }) {
  const label = `End the session of ${device}. ${began}`
  return <ActForm act={endSession} values={{ hash }} verb="End" button={{ small: true, 'aria-label': label }} />
}
