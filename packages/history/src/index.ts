export { foldEntries, type FoldBase, type FoldableEntry } from './fold-entries.ts'
export { parseHistoryLine, type HistoryEntry, type HistoryLineRefusal } from './history-line.ts'
