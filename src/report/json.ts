import type { Report } from '../model/report.ts';
import { jsonPieces } from './pieces.ts';

/** The report itself, in the form of the published schema. */
export const renderJson = (report: Report): Iterable<string> => jsonPieces(report);
