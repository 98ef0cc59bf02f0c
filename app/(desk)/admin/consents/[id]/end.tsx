'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeepOr } from '@/components/ui/keep-or'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Note } from '@/components/admin/shell/note'
import type { Revocation, SavedConsent } from '@/domain/consents/consents'
import type { TextUnderConsent } from '@/domain/consents/texts-under'
import { DayField } from '../consent-fields'

type Props = {
  consent: { id: number; counter: number; reference: string; lastDay: string | null }
  /** What readers have, or will have, under it. */
  texts: TextUnderConsent[]
  moveEnd: Action<SavedConsent>
  revoke: Action<Revocation>
}

/** How a consent ends: its last day, which can be moved, and revoking it at once. */
export function ConsentEnd({ consent, texts, moveEnd, revoke }: Props) {
  const [isMoving, setMoving] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Dialog
        title="Move its last day"
        open={isMoving}
        onOpenChange={setMoving}
        trigger={<Button>{consent.lastDay ? 'Move its last day…' : 'Set a last day…'}</Button>}
      >
        <MoveEnd consent={consent} moveEnd={moveEnd} onMoved={() => setMoving(false)} />
      </Dialog>
      <Dialog title="Revoke this consent" alert trigger={<Button kind="danger">Revoke…</Button>}>
        {(close) => <Revoke consent={consent} texts={texts} revoke={revoke} close={close} />}
      </Dialog>
    </div>
  )
}

function MoveEnd({ consent, moveEnd, onMoved }: Pick<Props, 'consent' | 'moveEnd'> & { onMoved: () => void }) {
  const { form, pending, problems, problem } = useForm(moveEnd, { onDone: onMoved })
  const question = problem('confirm')
  return (
    <form {...form} className="space-y-4">
      <input type="hidden" name="consentId" value={consent.id} />
      <input type="hidden" name="counter" value={consent.counter} />
      <p>
        Only when the person has agreed to it. A text that was taken from readers already does not come back by itself:
        publish it again.
      </p>
      <DayField
        label="Last day"
        name="lastDay"
        defaultValue={consent.lastDay ?? ''}
        problem={problem('lastDay')}
        hint="Left empty, it holds until it is revoked."
      />
      {question && (
        <Note warn>
          <p>{question}</p>
          <Checkbox name="confirm" value="yes">
            Yes, continue
          </Checkbox>
        </Note>
      )}
      <Problems problems={problems} except={['lastDay', 'confirm']} />
      <Button type="submit" kind="primary" isPending={pending}>
        Save
      </Button>
    </form>
  )
}

type RevokeProps = Pick<Props, 'consent' | 'texts' | 'revoke'> & { close: () => void }

function Revoke({ consent, texts, revoke, close }: RevokeProps) {
  const { form, pending, problems } = useForm(revoke, { onDone: close })
  const live = texts.filter(({ is }) => is === 'live')
  const scheduled = texts.filter(({ is }) => is === 'scheduled')
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="consentId" value={consent.id} />
      <p>
        “{consent.reference}” stops holding now, permanently, and preview links of its texts are closed. The person does
        not have to say why, and readers are not told why.
      </p>
      {live.length > 0 && <Texts words="These pages go at once, and leave every list, feed and search:" texts={live} />}
      {scheduled.length > 0 && <Texts words="These come off the schedule:" texts={scheduled} />}
      {texts.length === 0 && <p>Readers have nothing under it now, and nothing is scheduled.</p>}
      <p className="text-sm text-soft">
        The texts stay here, and readers cannot see them. If the person wants them gone permanently, choose “Erase
        permanently…” beside each text afterwards.
      </p>
      <Problems problems={problems} />
      <KeepOr verb="Revoke it now" pending={pending} onKeep={close} />
    </form>
  )
}

function Texts({ words, texts }: { words: string; texts: TextUnderConsent[] }) {
  return (
    <div>
      <p>{words}</p>
      <ul className="mt-1 list-disc pl-5">
        {texts.map(({ entryId, title }) => (
          <li key={entryId}>
            <Link href={`/admin/entries/${entryId}`} prefetch={false} target="_blank">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
