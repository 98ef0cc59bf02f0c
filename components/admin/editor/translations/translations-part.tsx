import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { LastAct } from '@/components/ui/last-act'
import { ProblemList } from '@/components/ui/form'
import { siteLanguages } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { useEditorScreen } from '../screen-context'
import { LanguageRow, SourceLine } from './source-line'

const JoinForm = loadLater(() => import('./join-form').then((part) => part.JoinForm))

export function TranslationsPart() {
  const { entryId, group, others, problems } = useEditorScreen().translations
  if (!entryId) return <p className="text-sm text-soft">It can be translated once something is written.</p>
  return (
    <>
      {group?.source && <SourceLine source={group.source} />}
      {group && (
        <ul aria-label="Languages" className="border-b border-line">
          {siteLanguages().map((language) => (
            <LanguageRow
              key={language}
              translation={group.translations.find((translation) => translation.language === language)}
              language={language}
            />
          ))}
        </ul>
      )}
      <ProblemList problems={problems} />
      {group && (others.length > 0 ? <GroupedTranslations /> : <UngroupedText />)}
    </>
  )
}

function GroupedTranslations() {
  const { group, others, step, bringUpToDate, leave } = useEditorScreen().translations
  const sources = others.filter(({ entryId }) => entryId !== group?.source?.entryId)
  return (
    <details>
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sm font-semibold text-accent">
        More
      </summary>
      <div className="flex flex-col items-start gap-2 pt-1">
        {sources.map(({ entryId, language, headId }) => (
          <Button
            key={entryId}
            small
            isPending={step === 'bring up to date'}
            onPress={() => void bringUpToDate(headId)}
          >
            Up to date with the newest {englishName(language)} text
          </Button>
        ))}
        <Button small kind="quiet" isPending={step === 'leave'} onPress={() => void leave()}>
          Remove it from these translations
        </Button>
      </div>
    </details>
  )
}

function UngroupedText() {
  const { leftFrom, joinTo } = useEditorScreen().translations
  const [joins, setJoins] = useState(0)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LastAct
        message={leftFrom && 'Removed.'}
        undo={leftFrom ? () => void joinTo(leftFrom) : undefined}
        verb="Put it back"
      />
      <Dialog
        key={joins}
        title="Link an existing translation"
        trigger={
          <Button small kind="quiet">
            Link an existing translation…
          </Button>
        }
      >
        {(close) => <JoinForm onJoined={() => (close(), setJoins(joins + 1))} />}
      </Dialog>
    </div>
  )
}
