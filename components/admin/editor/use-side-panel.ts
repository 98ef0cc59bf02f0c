import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { BesideText } from './translations/words'
import type { ShownOriginal } from './translations/use-shown-original'

type Props = {
  comments: Comments
  shown: ShownOriginal
  sourceId: number | undefined
  isFoldedAtFirst: boolean
}

export function useSidePanel({ comments, shown, sourceId, isFoldedAtFirst }: Props) {
  const [isFolded, setFolded] = useState(isFoldedAtFirst)
  const [chosenText, setChosenText] = useState<BesideText>()
  const beside = comments.isOpen ? undefined : chosenText
  const isShowingOriginal = shown.isBeside && !comments.isOpen && !beside
  const isShowingDetails = !isFolded && !comments.isOpen && !beside && !isShowingOriginal

  function showOriginal() {
    comments.setOpen(false)
    setChosenText(undefined)
    shown.show()
  }

  return {
    beside,
    setChosenText(text: BesideText | undefined) {
      if (text && text.entryId === sourceId) showOriginal()
      else setChosenText(text)
    },
    isShowingOriginal,
    showOriginal,
    isFolded,
    isShowingDetails,
    isTextAlone: isFolded && !comments.isOpen && !beside,
    showDetails() {
      setFolded(false)
      comments.setOpen(false)
      shown.giveWay(true)
    },
    toggleDetails() {
      setFolded(isShowingDetails)
      comments.setOpen(false)
      setChosenText(undefined)
      shown.giveWay(!isShowingDetails)
    },
  }
}

export type SidePanelState = ReturnType<typeof useSidePanel>
