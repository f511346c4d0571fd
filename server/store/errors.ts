/** MongoDB's error codes that this server answers with, by their code names. */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  InvalidIndexSpecificationOption: 197,
  TransactionTooOld: 225,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  ExceededTimeLimit: 262,
  MaxTimeMSExpired: 50,
  DataCorruptionDetected: 290,
  BSONObjectTooLarge: 10_334,
  CannotBackfillArray: 209,
  CannotIndexParallelArrays: 171,
  DuplicateKey: 11_000,
  Interrupted: 11_601,
  InterruptedAtShutdown: 11_600,
  OutOfDiskSpace: 14_031,
  Location40414: 40_414,
  UnsupportedOpQueryCommand: 352,
  Location40415: 40_415,
  Location40324: 40_324,
  Location15958: 15_958,
  Location5107200: 5_107_200,
  Location40601: 40_601,
  Location15976: 15_976,
  Location40156: 40_156,
  Location40169: 40_169,
  Location40170: 40_170,
  Location28747: 28_747,
  Location5858203: 5_858_203,
  Location28818: 28_818,
  Location15947: 15_947,
  Location15955: 15_955,
  Location40234: 40_234,
  Location15952: 15_952,
  MergeStageNoMatchingDocument: 13_113,
  Location17419: 17_419,
  Location31249: 31_249,
  Location31253: 31_253,
  Location31254: 31_254,
  Location31002: 31_002,
  Location40228: 40_228,
  Location40272: 40_272,
  Location40323: 40_323,
  Location51246: 51_246,
  Location51272: 51_272,
  Location5626500: 5_626_500,
} as const;

/** The name MongoDB gives an error code. */
export type CodeName = keyof typeof ERROR_CODES;

/** An error that goes to the client as MongoDB's `{ ok: 0, code, codeName, errmsg }`. */
export class CommandError extends Error {
  readonly code: number;

  constructor(
    readonly codeName: CodeName,
    message: string,
    /** Further fields of the answer, such as `keyPattern` and `keyValue`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'CommandError';
    this.code = ERROR_CODES[codeName];
  }
}

/** The stored bytes are not what was written: a torn or flipped file. */
export class CorruptionError extends CommandError {
  constructor(message: string) {
    super('DataCorruptionDetected', message);
    this.name = 'CorruptionError';
  }
}
