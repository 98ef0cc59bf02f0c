import { z } from 'zod'
import type { StopReason } from '../pdf/run-in-child'

export const RecordingRefusal = z.enum(['damaged', 'codec', 'empty'])

const damagedRecording = 'The recording is damaged and cannot be opened. Save it anew in the program it comes from.'
const recordingTooLong = 'The recording takes too long to read. Split it into parts of at most two hours.'
const acceptedFormsAdvice =
  'For sound save it as MP3, or as M4A with AAC; for a film as MP4 with H.264 and AAC, which every browser plays.'

export const recordingRefusals: Record<z.output<typeof RecordingRefusal> | StopReason, string> = {
  damaged: damagedRecording,
  codec: `Its sound or pictures are in a form that not every browser plays. ${acceptedFormsAdvice}`,
  empty: 'The recording holds neither sound nor pictures, or its end is missing. Save it anew and try again.',
  time: recordingTooLong,
  memory: recordingTooLong,
  strange: damagedRecording,
  left: 'The upload was cut short. Nothing was kept: try again.',
}

export function otherRecordingProblem(name: string) {
  return `${name} is in a form that not every browser plays. ${acceptedFormsAdvice}`
}
