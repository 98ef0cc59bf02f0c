import { readableAddress } from '@/lib/web/readable-address'
import { Button } from '@/components/ui/button'
import { AskButton } from '@/components/ui/ask-button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { Link } from '@/components/ui/link'
import type { PublishState } from '@/domain/writing/editing'
import { deskMoment } from '@/lib/time/time'
import { useEditorScreen } from '../screen-context'
import { StateSign } from '@/components/admin/entry/state-mark'
import { stateNames } from '@/components/admin/entry/state-words'
import { MoveDialog } from '@/components/admin/moments/move-dialog'
import { useZones } from '@/components/admin/moments/zones'
import { scheduledWords } from './will-happen'

const WithdrawForm = loadLater(() => import('./withdraw-form').then((part) => part.WithdrawForm))

export function ReleaseSection() {
  const { part, releasing } = useEditorScreen()
  const { opened, standing, entryId } = part
  const { state, sentence } = releasing
  const words = stateNames[state.is]
  const out = state.is === 'withdrawn' || (state.is === 'live' && state.notice)
  const isBundled = standing?.bundle?.at != null

  return (
    <>
      <p aria-live="polite" data-says="state">
        <span>
          <StateSign state={state} />
          <strong>{words}</strong>
          {sentence.slice(words.length)}
        </span>
      </p>
      {standing?.lastAct && (
        <p data-says="last act" className="text-sm wrap-anywhere text-soft">
          {standing.lastAct}
        </p>
      )}
      {state.is === 'live' && (
        <p>
          <a href={state.path} target="_blank">
            View {opened.kind}
          </a>
        </p>
      )}
      {standing?.scheduled && state.is === 'live' && standing.scheduled.path !== state.path && (
        <p className="text-sm text-soft">What waits goes to {readableAddress(standing.scheduled.path)}</p>
      )}
      {standing?.bundle && <BundleNote bundle={standing.bundle} waiting={state.waiting} />}
      {!opened.mayRelease && (
        <p className="text-sm text-soft">An editor publishes it. Submit it for review when it is ready.</p>
      )}
      {opened.mayRelease && entryId && standing && (
        <>
          <ScheduledList />
          {out && !state.waiting && <RestoreReleaseForm />}
          {out && state.waiting && (
            <p className="text-sm text-soft">Publishing brings it back, with the newest text.</p>
          )}
          {!isBundled && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 empty:hidden">
              {(state.is === 'live' || state.is === 'scheduled') && (
                <span className="flex items-center gap-2">
                  <Dialog
                    title="Withdraw"
                    trigger={
                      <Button small kind="danger">
                        Withdraw…
                      </Button>
                    }
                  >
                    {(close) => <WithdrawForm onDone={close} />}
                  </Dialog>
                  <span className="text-sm text-soft">to unpublish it</span>
                </span>
              )}
              {!standing.bundle && standing.pending.length === 0 && (
                <Link href={`/admin/bundles/add?entry=${entryId}`} className="text-sm">
                  Add to a bundle…
                </Link>
              )}
            </div>
          )}
        </>
      )}
    </>
  )
}

function ScheduledList() {
  const { state, standing, act } = useEditorScreen().releasing
  const zones = useZones()
  return (
    <ul className="space-y-3 empty:hidden">
      {standing?.pending
        .filter((release) => !release.bundled)
        .map(({ releaseId, at, what }) => (
          <li key={releaseId}>
            <p data-says="pending" className="text-sm">
              {scheduledWords[what]} {deskMoment(at, zones)}.
            </p>
            {/* The bar has both for a text that is only scheduled. */}
            <div className="mt-1.5 flex flex-wrap gap-2" hidden={state.is === 'scheduled' && what === 'text'}>
              <MoveDialog
                subject={scheduledWords[what]}
                at={at}
                zones={zones}
                trigger={<Button small>Move…</Button>}
                onMove={(to) => act('reschedule', { releaseId, at: to })}
              />
              <AskButton small ask={() => act('unschedule', { releaseId })}>
                {what === 'text' ? 'Unschedule' : 'Cancel the withdrawal'}
              </AskButton>
            </div>
          </li>
        ))}
    </ul>
  )
}

function RestoreReleaseForm() {
  const { standing, people, act } = useEditorScreen().releasing
  const { headId: revisionId, releaseActs: seen } = standing!
  const missing = people?.problems.map(({ message }) => message).join(' ')
  return (
    <div>
      <AskButton small ask={() => act('release', { revisionId, seen })}>
        Bring back
      </AskButton>
      <p data-says="bring back" className="mt-1 text-sm text-soft">
        {missing ? `Readers cannot have it yet. ${missing}` : 'Readers get the text again at its address, at once.'}
      </p>
    </div>
  )
}

type InBundleProps = { bundle: NonNullable<PublishState['bundle']>; waiting: boolean }

function BundleNote({ bundle, waiting }: InBundleProps) {
  const zones = useZones()
  return (
    <p className="border-l-3 border-accent bg-wash px-3 py-2 text-sm">
      In the bundle{' '}
      <Link href={`/admin/bundles/${bundle.id}`} data-says="bundle">
        {bundle.name}
      </Link>
      : it goes live with the others or not at all{bundle.at !== null && `, ${deskMoment(bundle.at, zones)}`}.
      {bundle.at !== null && ' To withdraw it, or to have it go by itself, unschedule the bundle first.'}
      {bundle.at !== null && waiting && ' What was written since is not included: include it on the bundle’s page.'}
    </p>
  )
}
