'use client'

import { useState } from 'react'
import type { Comments } from './comments/use-comments'
import type { BesideText } from './translations/beside-text'
import type { ShownOriginal } from './translations/use-shown-original'

/** What stands beside the text: its original, its details, its comments, or a text in another language. One at a time. */
export function useSidePanel(comments: Comments, shown: ShownOriginal, sourceId: number | undefined) {
  const [isFolded, setFolded] = useState(false)
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
    /** Shows a text in another language, or none; the original has a place of its own. */
    setChosenText(text: BesideText | undefined) {
      if (text && text.entryId === sourceId) showOriginal()
      else setChosenText(text)
    },
    /** The original stands beside the text where there is room; on narrow screens it does not. */
    isShowingOriginal,
    showOriginal,
    /** Whether the details are folded away; on narrow screens they stand below the text all the same. */
    isFolded,
    isShowingDetails,
    /** Nothing stands beside the text. */
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
