import { Button } from '@/components/ui/button'
import { EditorBar, CommentsToggle, PresenceLine } from '../bar'
import { StateLine, TroubleLine } from '../state-line'
import { FormattingBar } from '../text/formatting-bar'
import { ModeSwitch } from './mode-switch'
import type { SuggestingScreen } from './use-suggesting'
import { useRouter } from 'next/navigation'
import { ask, useAsk } from '@/components/ui/use-ask'
import { refused, type Result } from '@/lib/result'
import { ConfirmDialog } from '@/components/ui/ask-first'
import { ProblemList } from '@/components/ui/form'

export function SuggestingBar({ screen }: { screen: SuggestingScreen }) {
  const { opened, draft, comments, editor, tools, isSuggesting } = screen
  const { work, status } = draft
  const { entryId } = status
  const saving = { status, zone: opened.me.zone, hasCopy: work.keeper.works }
  return (
    <EditorBar
      state={
        <>
          <p className="text-sm leading-tight font-semibold">
            {isSuggesting ? 'Your suggested edits' : 'Nothing suggested yet'}
          </p>
          <StateLine {...saving} />
        </>
      }
      out={<WithdrawButton entryId={opened.id!} isDisabled={!isSuggesting} save={() => work.saveNow()} />}
      ways={
        <>
          <ModeSwitch mode="Suggesting" entryId={entryId} save={async () => (await work.saveNow()) !== undefined} />
          <CommentsToggle
            isOpen={comments.isOpen}
            openCount={comments.threads.open.length}
            toggle={editor ? () => comments.setOpen(!comments.isOpen) : undefined}
          />
        </>
      }
      toolbar={
        <FormattingBar
          editor={editor}
          entryId={entryId}
          language={opened.language}
          tools={tools}
          searched={{ fields: draft.fields, change: draft.change, showPanel: () => {} }}
          onComment={comments.begin}
        />
      }
      notes={
        <>
          <PresenceLine
            work={work}
            entryId={entryId}
            on={{
              comments: (mark) => void comments.threads.refresh(mark),
              suggestions: () => {},
              newest: screen.onNewest,
            }}
          />
          <TroubleLine {...saving} />
        </>
      }
    />
  )
}

type Props = { entryId: number; isDisabled: boolean; save: () => Promise<unknown> }

function WithdrawButton({ entryId, isDisabled, save }: Props) {
  const router = useRouter()
  const { send, pending, problems } = useAsk(
    async (): Promise<Result> => {
      if (!(await save())) return refused('What you wrote last is not saved yet. Try again.')
      return ask(`/api/desk/entries/${entryId}/suggestions/own`, { act: 'withdraw' })
    },
    { onDone: () => router.push(`/admin/entries/${entryId}`) },
  )
  const trigger = (
    <Button isDisabled={isDisabled} className="w-full">
      Withdraw…
    </Button>
  )
  return (
    <ConfirmDialog
      title="Withdraw your suggested edits"
      trigger={trigger}
      keep="Cancel"
      verb="Withdraw"
      pending={pending}
      onConfirm={() => void send()}
    >
      <p>What you suggested here and nobody has accepted yet is deleted. The text itself stays as it is.</p>
      <ProblemList problems={problems} />
    </ConfirmDialog>
  )
}
