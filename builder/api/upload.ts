import { ApiError, apiUrl } from './client.ts';
import type { EndpointName, ResponseOf } from './use-api.ts';

interface Upload {
  params?: Record<string, string>;
  method: 'POST' | 'PUT';
  file: File;
  /** Form fields beside the file. */
  fields?: Record<string, string>;
  /** Called with the share that has gone out, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

function errorOf(request: XMLHttpRequest): ApiError {
  const error = (
    request.response as { error?: { code: string; message: string; fields?: Record<string, string> } } | null
  )?.error;
  if (error) return new ApiError(request.status, error.code, error.message, error.fields);
  if (request.status === 413) return new ApiError(413, 'too-large', 'The file is too large.');
  return new ApiError(request.status, 'unexpected', 'The upload failed. Please try again.');
}

/**
 * Sends a file to an upload endpoint. By XMLHttpRequest, because fetch tells nothing about progress.
 *
 * @throws {ApiError} for every answer other than success
 */
export function upload<N extends EndpointName>(name: N, call: Upload): Promise<ResponseOf<N>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(call.method, apiUrl(name, call.params ? { params: call.params } : {}));
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) call.onProgress?.(event.loaded / event.total);
    };
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response as ResponseOf<N>)
        : reject(errorOf(request));
    request.onerror = () =>
      reject(new ApiError(0, 'offline', `${call.file.name} could not be sent. Check your connection and try again.`));
    request.onabort = () => reject(new ApiError(0, 'aborted', 'The upload was cancelled.'));
    call.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    for (const [field, value] of Object.entries(call.fields ?? {})) form.append(field, value);
    form.append('file', call.file, call.file.name);
    request.send(form);
  });
}
