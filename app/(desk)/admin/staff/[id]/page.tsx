import { notFound, redirect } from 'next/navigation'
import { SessionRow, sessionTextsOf } from '@/components/admin/access/session-row'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { wrapButtons } from '@/components/ui/button-class'
import { ActForm } from '@/components/ui/form'
import { accessOf } from '@/domain/staff/others-access'
import { deskTimes } from '@/lib/time/time'
import { endAllSessionsOf, endSessionOf, removeFactorsOf } from './actions'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Sign-in and sessions' }

export default deskPage('/admin/staff/[id]', async ({ actor, clock, params }) => {
  const { id } = params
  const access = /^\d{1,9}$/.test(id) ? await accessOf(actor, Number(id), clock.now) : undefined
  if (!access) notFound()
  if (access.person.id === actor.id) redirect('/admin/account')
  const { person, sessions, app, passkeys, codesLeft } = access
  const at = (moment: number | null) => (moment === null ? 'never' : deskTimes(moment, actor.zone, actor.zone))
  const hasFactor = app !== undefined || passkeys.length > 0
  return (
    <div className={`max-w-xl ${wrapButtons}`}>
      <PageHead title={person.name}>
        <span className="wrap-anywhere">{person.email}</span>
      </PageHead>
      <div className="grid gap-9">
        <Section title="Where they are signed in" id="sessions">
          {sessions.length === 0 && <p className="text-soft">Nowhere.</p>}
          <ul>
            {sessions.map((session) => (
              <SessionRow key={session.hash} session={sessionTextsOf(session, actor.zone)}>
                <ActForm
                  act={endSessionOf}
                  values={{ staffId: person.id, hash: session.hash }}
                  verb="End"
                  button={{ small: true, 'aria-label': `End the session since ${at(session.createdAt)}` }}
                />
              </SessionRow>
            ))}
          </ul>
          {sessions.length > 0 && (
            <ActForm
              act={endAllSessionsOf}
              values={{ staffId: person.id }}
              className="mt-2 border-t border-line pt-4"
              verb="Sign them out everywhere"
              button={{ small: true }}
            />
          )}
        </Section>
        <Section title="Second factor" id="factors">
          {hasFactor ? (
            <ul className="mb-4 grid gap-1">
              {passkeys.map(({ id, name, lastUsedAt }) => (
                <li key={id} className="wrap-anywhere">
                  Passkey “{name}”, last used: {at(lastUsedAt)}
                </li>
              ))}
              {app && <li>Authenticator app, last used: {at(app.lastUsedAt)}</li>}
              <li>{codesLeft} recovery codes left</li>
            </ul>
          ) : (
            <p className="text-soft">None: their password is all they sign in with.</p>
          )}
          {hasFactor && (
            <ActForm
              act={removeFactorsOf}
              values={{ staffId: person.id }}
              className="grid gap-3"
              verb="Remove their second factor"
              button={{ kind: 'danger' }}
            >
              <p className="text-sm text-soft">
                If they have lost all of it: check first that the request really comes from them. Their password is then
                enough until they set up another factor. They are signed out and told.
              </p>
            </ActForm>
          )}
        </Section>
      </div>
    </div>
  )
})
