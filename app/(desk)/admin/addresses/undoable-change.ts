export type UndoableChange = { message: string } & (
  | { undo: 'remove'; id: number }
  | { undo: 'add'; source: string; target: string }
  | { undo: 'change'; id: number; target: string }
  | { undo?: undefined }
)
