import { readableAddress } from '@/lib/web/readable-address'
import { useState } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { OverrideField } from '@/components/admin/review/override-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { refused } from '@/lib/result'
import { useAsk } from '@/components/ui/use-ask'
import { pathFor } from '../panel/address'
import { OpenRemarksNote } from '../comments/open-remarks-note'
import { MissingPeople, PeopleForDialog } from '../people/people-question'
import { checkedNotesHint } from '../people/people-words'
import { useEditorScreen } from '../screen-context'
import { DialogChecks } from './checks'
import { groupByLevel } from './checks-by-level'
import { useSeenAct } from '../use-entry-state'
import { useWhen, WhenField } from '@/components/admin/moments/when'
import { replacementWords, releaseEffect, releaseObstacle, releaseVerb } from './will-happen'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'
import { useZones } from '@/components/admin/moments/zones'

/** Shows the only dialog that publishes. The dialog says beforehand what will happen. */
export function PublishDialog() {
  const { part, releasing } = useEditorScreen()
  const [open, setOpen] = useState<InitialWhen>()
  const { state, load } = releasing
  const verb = releaseVerb(state, !!part.standing?.bundle)
  function show(beginning: InitialWhen) {
    setOpen(beginning)
    part.checking.begin()
    void load()
    void part.comments.threads.reload()
  }
  useCommands(
    'This text',
    () => [
      { label: `${verb}…`, also: 'release go live', run: () => show('now') },
      state.is !== 'scheduled' && { label: 'Schedule…', also: 'publish later', run: () => show('later') },
    ],
    1,
  )
  return (
    <Dialog
      title={state.is === 'live' ? 'Publish the changes' : verb}
      open={open !== undefined}
      onOpenChange={(isOpen) => (isOpen ? show('now') : setOpen(undefined))}
      trigger={<Button kind="primary">{`${verb}…`}</Button>}
    >
      {(close) => <PublishForm beginning={open} onLeave={close} />}
    </Dialog>
  )
}

type InitialWhen = 'now' | 'later'

type FormProps = { beginning?: InitialWhen; onLeave: () => void }

function PublishForm({ beginning = 'now', onLeave }: FormProps) {
  const { part, releasing, success } = useEditorScreen()
  const { standing, draft } = part
  const { state, people } = releasing
  const sendAct = useSeenAct(releasing)
  const zones = useZones()
  const set = state.is === 'scheduled' && !standing?.bundle ? standing?.scheduled?.at : undefined
  const when = useWhen({ ...zones, begin: set === undefined ? beginning : 'later', at: set })
  const [change, setChange] = useState(noChangeNote)
  const [override, setOverride] = useState<string>()
  const [seenTexts, setSeenTexts] = useState(draft.work.newerTexts)
  const { send, pending, problems, problem } = useAsk(release, {
    onDone: ({ standing: { state, scheduled } }) => {
      draft.released()
      if (moment.ok && moment.at !== undefined && scheduled) success.setDone({ path: scheduled.path, at: scheduled.at })
      else success.setDone({ path: state.is === 'live' ? state.path : path })
      onLeave()
    },
  })

  const { later, moment } = when
  const isLive = state.is === 'live'
  const pointless = isLive && !state.changed && !state.notice && !change.major
  const path = pathFor(part, (moment.ok && moment.at) || when.choosing.now)
  const obstacle = releaseObstacle({
    errors: groupByLevel(part.checking.checks ?? []).blocking.length,
    obstacle: releasing.obstacle,
    isSaved: !draft.status.trouble,
    isAsked: part.people.needsAnswer,
    problems: people?.problems ?? [],
    needsApproval: part.needsApproval === true && override === undefined,
  })
  const sentence: { message: string; path?: string } = !moment.ok
    ? { message: '' } // the field of the moment shows the problem
    : obstacle
      ? { message: obstacle }
      : releaseEffect({ state, at: moment.at, path, zones })
  const place = replacementWords(standing?.scheduled, zones)

  function showPeople() {
    onLeave()
    // The dialog first returns the focus to its button.
    setTimeout(() => part.checking.goToPlace({ field: 'people' }), 150)
  }

  async function release() {
    if (part.checking.checkNow().some(({ level }) => level === 'blocking'))
      return refused('Not published: fix the errors above first.')
    const saved = await draft.work.saveNow()
    if (!saved) return refused('Not published, because the newest text is not saved yet. See above what is in the way.')
    if (draft.work.newerTexts !== seenTexts) {
      setSeenTexts(draft.work.newerTexts)
      return refused('Not published yet: a newer text of somebody else has come into this window. Read it first.')
    }
    return sendAct('release', {
      revisionId: saved.revisionId,
      counter: saved.counter,
      at: when.wall,
      override,
      ...(isLive && change.major ? change : {}),
    })
  }

  return (
    <DialogForm
      onSubmit={send}
      kind={obstacle ? 'plain' : undefined}
      verb={later ? (set === undefined ? 'Schedule' : 'Reschedule') : 'Publish'}
      pending={pending}
      isDisabled={!moment.ok || (pointless && !later)}
      problems={problems}
      except={override === undefined ? ['note'] : ['note', 'override']}
      message={
        <>
          <MissingPeople
            problems={part.people.needsAnswer ? [] : [...problems, ...(people?.problems ?? [])]}
            onShowPeople={showPeople}
          />
          <ReleaseEffect {...sentence} place={moment.ok && !obstacle ? place : undefined} />
        </>
      }
    >
      <PeopleForDialog />
      <WhenField chosen={when} />
      {isLive && (
        <ChangeNote
          change={change}
          onChange={setChange}
          problem={problem('note')}
          checked={checkedNotesHint(part.people.state)}
        />
      )}
      <DialogChecks at={moment.ok ? moment.at : undefined} onLeave={onLeave} />
      <OpenRemarksNote onLeave={onLeave} />
      {part.needsApproval && <OverrideField reason={override} onReason={setOverride} problem={problem('override')} />}
    </DialogForm>
  )
}

function ReleaseEffect({ message, path, place }: { message: string; path?: string; place?: string }) {
  return (
    <div className="border-t border-line pt-4" aria-live="polite">
      <p className="text-lg font-semibold wrap-anywhere">
        {message}
        {path && (
          <>
            , at <span className="font-normal">{readableAddress(path)}</span>
          </>
        )}
      </p>
      {place && <p className="mt-1 text-sm text-soft">{place}</p>}
    </div>
  )
}

type ChangeNoteValue = { major: boolean; note: string }
const noChangeNote: ChangeNoteValue = { major: false, note: '' }

type SilentProps = {
  change: ChangeNoteValue
  onChange: (change: ChangeNoteValue) => void
  problem?: string
  checked?: string
}

function ChangeNote({ change, onChange, problem, checked }: SilentProps) {
  return (
    <div className="border-t border-line pt-3">
      <RadioGroup
        label="This change is"
        value={change.major ? 'major' : 'minor'}
        onChange={(value) => onChange({ ...change, major: value === 'major' })}
        choices={[
          { value: 'minor', label: 'Minor: say nothing', hint: 'A typing error, a better link.' },
          { value: 'major', label: 'Major: tell readers', hint: 'Your note stands on the page, with the date.' },
        ]}
      />
      {change.major && (
        <TextField
          label="What changed"
          value={change.note}
          onChange={(note) => onChange({ ...change, note })}
          problem={problem}
          hint={checked ?? 'A sentence for readers, such as “The figures for 2013 were corrected.”'}
          rows={2}
          maxLength={500}
          className="mt-2"
        />
      )}
    </div>
  )
}
