import type { Doc } from 'yjs'
import type { ExportFormat, ExportRequest } from '../messages.ts'
import { exportCsv } from './export-csv.ts'
import { exportJson } from './export-json.ts'
import { exportReport } from './export-report.ts'

const writers: Readonly<Record<ExportFormat, (doc: Doc, request: ExportRequest) => Uint8Array>> = {
  json: exportJson,
  csv: exportCsv,
  md: exportReport,
}

/** A board as a file in the format that was asked for. */
export function exportBoard(doc: Doc, request: ExportRequest): Uint8Array {
  return writers[request.format](doc, request)
}
