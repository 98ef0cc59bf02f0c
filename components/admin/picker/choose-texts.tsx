import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import type { Language } from '@/lib/languages/languages'
import type { PickerChoice, TextChoice } from './choice'

const Picker = loadLater(() => import('./picker').then((part) => part.Picker))

export type LiveText = TextChoice & { path: string }

type Props = {
  label: string
  several?: boolean
  language?: Language
  isLeftOut?: (text: TextChoice) => boolean
  onChoose: (texts: LiveText[]) => void
}

export function ChooseTexts({ label, several, language, isLeftOut, onChoose }: Props) {
  useEffect(() => Picker.load(), [])
  const isNoChoice = (choice: PickerChoice) => !isLiveText(choice) || isLeftOut?.(choice) === true
  return (
    <Dialog title={several ? 'Choose texts' : 'Choose a text'} trigger={<Button small>{label}</Button>}>
      {(close) => (
        <Picker
          types={['text']}
          label="Find a text"
          placeholder="Words of its title or text"
          live
          language={language}
          several={several ? 'also' : undefined}
          isLeftOut={isNoChoice}
          verb={(count) => (count > 1 ? `Use these ${count} texts` : 'Use this text')}
          onChoose={(choices) => {
            onChoose(choices.filter(isLiveText))
            close()
          }}
        >
          <p className="text-sm text-soft">
            Texts that readers have now.{several && ' For several, use the boxes, or Space with the arrow keys.'}
          </p>
        </Picker>
      )}
    </Dialog>
  )
}

function isLiveText(choice: PickerChoice): choice is LiveText {
  return choice.is === 'text' && choice.state.is === 'live' && choice.path !== undefined
}
